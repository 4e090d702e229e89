package peer;

import java.nio.charset.StandardCharsets;

/**
 * One decoded event, reused for every record: strings stay as slices of the record's own bytes,
 * so decoding allocates nothing. The layouts are those of the project's ledger schemas; a record written with
 * any other schema is first resolved to them (see {@link Decoders}).
 */
final class Event {
    static final int INVOICE = 0, PAYMENT = 1, TICK = 2, IGNORED = 3;
    static final int ISSUED = 0, AMENDED = 1, CANCELLED = 2, WRITTEN_OFF = 3, CREDIT_NOTE = 4;
    static final int RECEIVED = 0, REVERSED = 1;

    byte[] buf;
    private int pos;

    int type;
    int kind;
    int eventIdOff, eventIdLen;
    long occurredAt;
    int invoiceIdOff, invoiceIdLen;
    int issueDate, dueDate, paymentDate, tickDate;
    long amount;
    int nAlloc;
    int[] allocOff = new int[8];
    int[] allocLen = new int[8];
    long[] allocAmount = new long[8];

    void decode(int type, byte[] b, int from) {
        this.type = type;
        buf = b;
        pos = from;
        int n = readInt();
        eventIdOff = pos;
        eventIdLen = n;
        pos += n;
        occurredAt = readLong();
        skipString(); // source
        if (type == TICK) {
            tickDate = readInt();
            return;
        }
        skipString(); // customerId is the record key
        kind = readInt();
        n = readInt();
        invoiceIdOff = pos; // the payment id when type is PAYMENT
        invoiceIdLen = n;
        pos += n;
        if (type == INVOICE) {
            issueDate = readInt();
            dueDate = readInt();
            amount = readLong();
            return;
        }
        paymentDate = readInt();
        amount = readLong();
        skipString(); // currency
        nAlloc = 0;
        for (long block = readLong(); block != 0; block = readLong()) {
            if (block < 0) {
                block = -block;
                readLong();
            }
            for (; block > 0; block--) {
                if (nAlloc == allocOff.length) grow();
                n = readInt();
                allocOff[nAlloc] = pos;
                allocLen[nAlloc] = n;
                pos += n;
                allocAmount[nAlloc++] = readLong();
            }
        }
    }

    private void grow() {
        allocOff = java.util.Arrays.copyOf(allocOff, nAlloc * 2);
        allocLen = java.util.Arrays.copyOf(allocLen, nAlloc * 2);
        allocAmount = java.util.Arrays.copyOf(allocAmount, nAlloc * 2);
    }

    private void skipString() {
        int n = readInt();
        pos += n;
    }

    private int readInt() {
        return (int) readLong();
    }

    private long readLong() {
        byte[] b = buf;
        int p = pos;
        int x = b[p++];
        long v = x & 0x7f;
        for (int shift = 7; x < 0; shift += 7) {
            x = b[p++];
            v |= (long) (x & 0x7f) << shift;
        }
        pos = p;
        return (v >>> 1) ^ -(v & 1);
    }

    String eventId() {
        return new String(buf, eventIdOff, eventIdLen, StandardCharsets.UTF_8);
    }
}
