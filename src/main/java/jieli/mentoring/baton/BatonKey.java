package jieli.mentoring.baton;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import jieli.directory.InstitutionId;

/**
 * Which baton: a technique at a hospital.
 *
 * @param technique a code of {@code terms}
 */
record BatonKey(InstitutionId institution, String technique) {

    /** Always the same for the same baton. */
    UUID id() {
        return named("baton");
    }

    /** An id of something about it, always the same. */
    UUID named(String what) {
        return UUID.nameUUIDFromBytes((what + ":" + institution + ":" + technique).getBytes(UTF_8));
    }

    String link() {
        return "/mentoring/batons/" + institution + "/" + technique;
    }
}
