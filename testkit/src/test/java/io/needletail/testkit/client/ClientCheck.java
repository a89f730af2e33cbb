package io.needletail.testkit.client;

/** One client library held against a running server: binds, sends GSM-7 and UCS-2, gets the receipts, unbinds. */
interface ClientCheck {
    String SOURCE = "Needletail";
    String DESTINATION = "447700900123";
    /** Has GSM 03.38 characters that differ from ASCII, and two of its extension table. */
    String GSM_TEXT = "caf\u00e9 @ 5\u00a3 {\u20ac}";

    String UCS2_TEXT = "\u041f\u0440\u0438\u0432\u0435\u0442 \u4f60\u597d \ud83d\ude80";

    /** Throws when anything is not as it should be. */
    void run(String host, int port, String systemId, String password) throws Exception;

    /** The main method of every check: exit status 0, 1 for a failure, 2 for wrong arguments. */
    static void main(ClientCheck check, String... args) {
        if (args.length != 4) {
            System.err.println("usage: host port system_id password");
            System.exit(2);
        }
        try {
            check.run(args[0], Integer.parseInt(args[1]), args[2], args[3]);
            System.out.println("PASS " + check.getClass().getSimpleName());
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.out.println("FAIL " + check.getClass().getSimpleName());
            System.exit(1);
        }
    }
}
