package docket.api.page.audit.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.processes.whatif.Alternative;
import docket.processes.whatif.WhatIfs;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** What the form asks for: one of the stored models, one of the deployed tables, or a DMN that was pasted. */
public record AskedFor(
        @Nullable String what,
        @Nullable String model,
        @Nullable String authority,
        @Nullable String dmn) {

    static final AskedFor NOTHING = new AskedFor("model", null, null, null);

    Alternative alternative(WhatIfs whatIfs) {
        if ("dmn".equals(what)) {
            if (dmn == null || !StringUtils.hasText(dmn)) {
                throw new Refused(RequestRefusal.FIELD_REQUIRED, "DMN");
            }
            // A form sends line ends as CR LF; a file on this system has LF, and its hash is what is recorded.
            return whatIfs.tableFile(dmn.replace("\r\n", "\n").getBytes(UTF_8));
        }
        return "authority".equals(what)
                ? whatIfs.table(authority == null ? "" : authority)
                : whatIfs.model(model == null ? "" : model);
    }
}
