package floe.text;

/// Text between the tags of XML and HTML.
public final class Markup {
    private Markup() {}

    /// What says this, and nothing else, whatever stands in it.
    public static String of(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
