package floe.ogg;

/// Which of a link's streams a newcomer begins with: the highest there is, since the others can wait for it.
enum Lead {
    NOTHING,
    WORDS,
    SOUND,
    PICTURE
}
