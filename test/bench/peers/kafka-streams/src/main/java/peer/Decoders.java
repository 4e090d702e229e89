package peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Confluent wire format: 0x00, four bytes of schema id, Avro binary. The writer's schema comes from
 * the registry once per id. Where it is the schema the hand decoder was written for, the bytes are
 * decoded in place; any other version is resolved by Avro's own reader first.
 */
final class Decoders {
    private record Writer(int type, Schema schema) {} // schema null: nothing to resolve before the hand decoder

    private final Registry registry;
    private final Schema[] own;
    private final ConcurrentHashMap<Integer, Writer> byId = new ConcurrentHashMap<>();

    Decoders(Registry registry, Schema invoice, Schema payment, Schema tick) {
        this.registry = registry;
        this.own = new Schema[] {invoice, payment, tick};
    }

    /** One per processor: remembers the last ids seen, so the shared map is seldom asked. */
    final class Cursor {
        private int[] ids = new int[0];
        private Writer[] writers = new Writer[0];

        void decode(byte[] value, Event into) {
            if (value[0] != 0) throw new IllegalArgumentException("not Confluent wire format");
            int id = (value[1] & 0xff) << 24 | (value[2] & 0xff) << 16 | (value[3] & 0xff) << 8 | (value[4] & 0xff);
            Writer w = null;
            for (int i = 0; i < ids.length; i++) {
                if (ids[i] == id) {
                    w = writers[i];
                    break;
                }
            }
            if (w == null) w = learn(id);
            if (w.type == Event.IGNORED) {
                into.type = Event.IGNORED;
            } else if (w.schema == null) {
                into.decode(w.type, value, 5);
            } else {
                into.decode(w.type, resolve(w, value), 0);
            }
        }

        private Writer learn(int id) {
            Writer w = byId.computeIfAbsent(id, Decoders.this::fetch);
            int n = ids.length;
            ids = java.util.Arrays.copyOf(ids, n + 1);
            writers = java.util.Arrays.copyOf(writers, n + 1);
            ids[n] = id;
            writers[n] = w;
            return w;
        }
    }

    private Writer fetch(int id) {
        Schema s = new Schema.Parser().parse(registry.schemaById(id));
        for (int t = 0; t < own.length; t++) {
            if (own[t].getFullName().equals(s.getFullName())) {
                boolean same = SchemaNormalization.toParsingForm(own[t]).equals(SchemaNormalization.toParsingForm(s));
                return new Writer(t, same ? null : s);
            }
        }
        return new Writer(Event.IGNORED, null); // policies, rates, master data, signals: not part of the job
    }

    private byte[] resolve(Writer w, byte[] value) {
        try {
            BinaryDecoder in = DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null);
            GenericRecord r = new GenericDatumReader<GenericRecord>(w.schema, own[w.type]).read(null, in);
            ByteArrayOutputStream o = new ByteArrayOutputStream(value.length + 32);
            BinaryEncoder e = EncoderFactory.get().directBinaryEncoder(o, null);
            new GenericDatumWriter<GenericRecord>(own[w.type]).write(r, e);
            return o.toByteArray();
        } catch (IOException x) {
            throw new IllegalArgumentException("cannot resolve a record", x);
        }
    }
}
