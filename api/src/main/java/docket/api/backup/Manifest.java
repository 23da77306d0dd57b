package docket.api.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * What a backup says of itself. It lies beside the files, with its own hash.
 *
 * @param format of the backup; a program reads its own only
 * @param postgresql the major version of the server that wrote the files
 * @param madeAt when it was begun; everything that was confirmed before is in it
 * @param log how far the log had come then
 * @param files the SHA-256 of each file, by its path
 */
record Manifest(
        int format, String postgresql, String madeAt, LogMark log, long bytes, SortedMap<String, String> files) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";
    private static final String HASH = "manifest.sha256";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    void write(Path folder) throws IOException {
        byte[] text = JSON.writeValueAsBytes(this);
        OwnFiles.write(folder.resolve(NAME), text);
        OwnFiles.write(
                folder.resolve(HASH), OwnFiles.sha256(text).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** @throws BackupRefused where the folder holds no whole backup of this format */
    static Manifest read(Path folder) throws IOException, BackupRefused {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file) || !Files.isRegularFile(folder.resolve(HASH))) {
            throw new BackupRefused(folder + " is no backup of Docket: there is no " + NAME + " in it."
                    + " One that was interrupted is called .partial and is not to be used.");
        }
        byte[] text = Files.readAllBytes(file);
        if (!OwnFiles.sha256(text).equals(Files.readString(folder.resolve(HASH)).strip())) {
            throw new BackupRefused("The backup is damaged: " + file + " is not what was written. Use another one.");
        }
        try {
            Manifest manifest = JSON.readValue(text, Manifest.class);
            if (manifest.format() != FORMAT) {
                throw new BackupRefused("The backup has format " + manifest.format() + ", this program reads " + FORMAT
                        + ". Restore it with the version of Docket that made it.");
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new BackupRefused("The backup's " + NAME + " cannot be read: " + e.getOriginalMessage());
        }
    }
}
