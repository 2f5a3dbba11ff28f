package jieli.deployment.handover;

import java.util.List;
import jieli.deployment.Posting;

/**
 * A part of the hand-over pack that a module fills by itself: pupils with where each stands, open
 * consultations, machines with who can run them. All that provide one are asked, in their
 * {@code @Order}; items of the same key stand in one section, before those added by hand.
 */
public interface HandoverSection {

    /**
     * One thing handed on. The pack is a Chinese paper, so both are Chinese; nothing that names a
     * patient, nothing that changes by the day (it would undo the signatures).
     *
     * @param title not empty
     */
    record Item(String title, String words) {}

    /**
     * A lower-case word: {@code apprentices}, {@code techniques}, {@code consultations}, {@code
     * equipment}, {@code promises}, {@code contacts}, {@code other} join what is typed under the
     * same heading; another word needs the message {@code deployment.handover.section.<key>}.
     */
    String key();

    /** What the posting leaves; empty if nothing. */
    List<Item> items(Posting posting);
}
