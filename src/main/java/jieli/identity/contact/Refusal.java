package jieli.identity.contact;

/** Why a contact is not entered, shown or looked for; each has its sentence. */
enum Refusal {
    KIND,
    NUMBER_MISSING,
    PHONE_SHAPE,
    IDENTITY_SHAPE,
    IDENTITY_BIRTHDAY,
    IDENTITY_CHECK,
    INSTITUTION,
    REASON_MISSING,
    NOBODY
}
