package peer;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The job: one instance a partition. */
final class LedgerProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    static final String HOOK = "risk-state";      // the state itself when store=heap, else only the commit hook
    static final String STORE = "risk-customers"; // the stock store when store=inmem or rocksdb
    static final String INDICATORS = "indicators", WARNINGS = "warnings";
    private static final byte[] META = {0};

    record Options(boolean stock, boolean writeThrough, int maxObjects, int slowUs) {}

    private final Options opt;
    private final Decoders.Cursor decoder;
    private final Event e = new Event();
    private TimerWheel wheel;
    private final Buf buf = new Buf();
    private final Buf value = new Buf();
    private final int indicatorsId, warningsId;
    private final Stats stats = Stats.create();

    private InternalProcessorContext<byte[], byte[]> ctx;
    private ProcessorNode<?, ?, ?, ?> node;
    private CommitHookStore hook;
    private KeyValueStore<Bytes, byte[]> kv;
    private ByteMap customers;
    private Customer[] queue = new Customer[1024]; // to handle at the next commit
    private int nQueue;
    private final java.util.ArrayDeque<Customer> loaded = new java.util.ArrayDeque<>();
    private int today = Integer.MIN_VALUE;
    private boolean todayDirty;
    private long timestamp;
    private long processed;
    private boolean started;

    LedgerProcessor(Options opt, Decoders decoders, int indicatorsId, int warningsId) {
        this.opt = opt;
        this.decoder = decoders.new Cursor();
        this.indicatorsId = indicatorsId;
        this.warningsId = warningsId;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void init(ProcessorContext<byte[], byte[]> context) {
        ctx = (InternalProcessorContext<byte[], byte[]>) context;
        node = ctx.currentNode();
        hook = context.getStateStore(HOOK);
        // a task that Streams revives keeps its processor instance: nothing of the former life stays
        wheel = new TimerWheel();
        loaded.clear();
        java.util.Arrays.fill(queue, 0, nQueue, null);
        nQueue = 0;
        today = Integer.MIN_VALUE;
        byte[] meta;
        if (opt.stock) {
            kv = context.getStateStore(STORE);
            customers = new ByteMap();
            meta = kv.get(Bytes.wrap(META));
            try (KeyValueIterator<Bytes, byte[]> all = kv.all()) {
                while (all.hasNext()) {
                    KeyValue<Bytes, byte[]> row = all.next();
                    byte[] key = row.key.get();
                    if (key.length == 1 && key[0] == 0) continue;
                    customers.restore(key, row.value);
                }
            }
        } else {
            customers = hook.restored.customers;
            meta = hook.restored.meta;
        }
        if (meta != null) today = new Buf.In(meta).vint();
        customers.forEach(c -> {
            c.read(c.raw, c.rawCold);
            c.raw = c.rawCold = null;
            c.roll(today); // the ticks up to today were handled before; this only repeats their effect
            c.warning = c.evaluate();
            wheel.schedule(c, c.nextTimer(), today);
            if (opt.stock) loaded.add(c);
        });
        hook.onCommit(this::beforeCommit);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (!started) {
            started = true;
            if (Stats.firstNanos == 0) Stats.first();
        }
        timestamp = record.timestamp();
        decoder.decode(record.value(), e);
        if (e.type == Event.TICK) {
            tick(e.tickDate);
        } else if (e.type != Event.IGNORED) {
            event(record.key());
        }
        if ((++processed & 63) == 0) stats.processed = processed;
        if (opt.slowUs > 0) java.util.concurrent.locks.LockSupport.parkNanos(opt.slowUs * 1000L);
    }

    private void tick(int date) {
        stats.ticks++;
        if (date <= today) return;
        if (today == Integer.MIN_VALUE) today = date;
        // a gap is stepped day by day: what would have been decided on a day without a tick is decided
        while (today < date) {
            today++;
            wheel.advance(today - 1, today, this::fire);
        }
        todayDirty = true;
        if (opt.writeThrough) putToday();
    }

    private void fire(Customer c) {
        if (!c.loaded) load(c);
        if (c.roll(today)) {
            stats.timerTouches++;
            judge(c);
            c.touched = true;
            enqueue(c);
        }
        wheel.schedule(c, c.nextTimer(), today);
    }

    private void event(byte[] key) {
        if (today == Integer.MIN_VALUE) {
            today = (int) Math.floorDiv(e.occurredAt, 86_400_000L);
            todayDirty = true;
        }
        int h = ByteMap.hash(key);
        Customer c = customers.get(key, h);
        if (c == null) {
            c = new Customer(key, h);
            c.create(today);
            customers.put(c);
            if (opt.stock) loaded.add(c);
        } else {
            if (!c.loaded) load(c);
            c.roll(today);
        }
        if (!c.accept(Hash.of(e.buf, e.eventIdOff, e.eventIdLen), today)) {
            stats.duplicates++;
            return;
        }
        c.apply(e, today);
        judge(c);
        if (opt.writeThrough) {
            put(c);
        } else {
            c.dirty = true;
        }
        c.touched = true;
        enqueue(c);
        wheel.schedule(c, c.nextTimer(), today);
    }

    private void judge(Customer c) {
        boolean w = c.evaluate();
        if (w == c.warning) return;
        c.warning = w;
        if (w) stats.raised++;
        else stats.cleared++;
        header(warningsId);
        c.encodeWarning(buf);
        ctx.forward(new Record<>(c.key, buf.copy(), timestamp), WARNINGS);
    }

    private void enqueue(Customer c) {
        if (c.queued) return;
        c.queued = true;
        if (nQueue == queue.length) queue = java.util.Arrays.copyOf(queue, nQueue * 2);
        queue[nQueue++] = c;
    }

    /** Back to exactly what it was when it was unloaded; ticks it has slept through are the caller's to judge. */
    private void load(Customer c) {
        byte[] hot = kv.get(Bytes.wrap(c.key));
        c.reload(hot, Customer.hasCold(hot) ? kv.get(Bytes.wrap(ByteMap.coldKey(c.key))) : null);
        loaded.add(c);
    }

    // ---------------------------------------------------------------- at the commit

    private void beforeCommit() {
        stats.commits++;
        stats.processed = processed;
        ProcessorNode<?, ?, ?, ?> before = ctx.currentNode();
        ctx.setCurrentNode(node);
        try {
            if (todayDirty && !opt.writeThrough) putToday();
            for (int i = 0; i < nQueue; i++) {
                Customer c = queue[i];
                queue[i] = null;
                c.queued = false;
                if (c.dirty) {
                    c.dirty = false;
                    put(c);
                }
                if (c.touched) {
                    c.touched = false;
                    header(indicatorsId);
                    c.encodeIndicators(buf);
                    stats.indicators++;
                    ctx.forward(new Record<>(c.key, buf.copy(), timestamp), INDICATORS);
                }
            }
            nQueue = 0;
        } finally {
            ctx.setCurrentNode(before);
        }
        while (loaded.size() > opt.maxObjects) loaded.poll().unload();
    }

    private void put(Customer c) {
        if (c.splitCold()) {
            value.reset();
            c.writeCold(value);
            save(ByteMap.coldKey(c.key));
        }
        value.reset();
        c.writeHot(value);
        save(c.key);
    }

    private void save(byte[] key) {
        byte[] v = value.copy();
        stats.logged++;
        stats.loggedBytes += v.length;
        if (opt.stock) kv.put(Bytes.wrap(key), v);
        else hook.log(key, v, timestamp);
    }

    private void putToday() {
        todayDirty = false;
        value.reset();
        value.vlong(today);
        if (opt.stock) kv.put(Bytes.wrap(META), value.copy());
        else hook.log(META, value.copy(), timestamp);
    }

    private void header(int id) {
        buf.reset();
        buf.u8(0);
        buf.u8(id >>> 24);
        buf.u8(id >>> 16);
        buf.u8(id >>> 8);
        buf.u8(id);
    }
}
