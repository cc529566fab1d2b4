package floe.peer;

/// How an address is written.
final class AddressText {
    private static final int GROUPS = 8;

    private AddressText() {}

    static String of(Address address) {
        return address.isIpv4() ? dotted(address.low()) : colons(groups(address));
    }

    private static String dotted(long bits) {
        return (bits >>> 24 & 0xFF) + "." + (bits >>> 16 & 0xFF) + "." + (bits >>> 8 & 0xFF) + "." + (bits & 0xFF);
    }

    private static int[] groups(Address address) {
        var groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            long half = i < 4 ? address.high() : address.low();
            groups[i] = (int) (half >>> (48 - i % 4 * 16)) & 0xFFFF;
        }
        return groups;
    }

    /// RFC 5952: the longest run of two zeros or more, the first of several, is left out.
    private static String colons(int[] groups) {
        int from = 0;
        int to = 1;
        for (int start = 0; start < GROUPS; start++) {
            int end = start;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - start > to - from && end - start > 1) {
                from = start;
                to = end;
            }
        }
        return to - from < 2 ? joined(groups, 0, GROUPS) : joined(groups, 0, from) + "::" + joined(groups, to, GROUPS);
    }

    private static String joined(int[] groups, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
