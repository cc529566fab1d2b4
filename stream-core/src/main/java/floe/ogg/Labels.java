package floe.ogg;

/// What a source's pages are called when they go out: under a serial that no link had before, and, in a link that
/// began again, with numbers and granules that go on from its beginning. Owned by one framer.
final class Labels {
    private final OggSerials serials;
    private int sequenceShift;
    private long granuleShift;

    Labels(OggSerials serials) {
        this.serials = serials;
    }

    /// From here on serials are fresh, numbers and granules those of the source.
    void beginLink() {
        serials.nextLink();
        sequenceShift = 0;
        granuleShift = 0;
    }

    /// From here on both are that much higher.
    void shift(int sequences, long granules) {
        sequenceShift = sequences;
        granuleShift = granules;
    }

    OggPage of(OggPage page) {
        return labelled(page, page.flags());
    }

    /// As the last page of its link.
    OggPage last(OggPage page) {
        return labelled(page, page.flags() | OggPage.EOS);
    }

    /// What the source calls `serial`.
    int serial(int serial) {
        return serials.fresh(serial);
    }

    private OggPage labelled(OggPage page, int flags) {
        return page.with(serial(page.serial()), page.sequence() + sequenceShift, granule(page.granule()), flags);
    }

    private long granule(long granule) {
        return granule < 0 || granuleShift == 0 ? granule : Math.max(0, granule + granuleShift);
    }
}
