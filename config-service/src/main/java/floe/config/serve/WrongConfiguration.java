package floe.config.serve;

/// There is nothing to start from: the file is wrong and no good snapshot is saved. The message says where and why.
public final class WrongConfiguration extends Exception {
    private static final long serialVersionUID = 1L;

    WrongConfiguration(String where) {
        super(where, null, false, false);
    }
}
