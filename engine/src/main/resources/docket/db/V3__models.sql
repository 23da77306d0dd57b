-- The model files, content-addressed and kept for ever: a score names its model by the hash of these bytes.
CREATE TABLE docket.model (
    sha256     text PRIMARY KEY CHECK (sha256 = encode(sha256(card), 'hex')),
    name       text NOT NULL,
    version    integer NOT NULL CHECK (version > 0),
    card       bytea NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (name, version)
);

GRANT SELECT, INSERT ON docket.model TO "${app}";
GRANT SELECT ON docket.model TO "${auditor}";
