package peer;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * Runs the job over a topic from its beginning to the end offsets it had at the start, and reports.
 * Options as --name value; see usage().
 */
public final class Main {
    private static final OperatingSystemMXBean OS = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    public static void main(String[] args) throws Exception {
        Map<String, String> o = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("--")) usage();
            String k = args[i].substring(2);
            if (i + 1 < args.length && !args[i + 1].startsWith("--")) o.put(k, args[++i]);
            else o.put(k, "true");
        }
        if (o.containsKey("help")) usage();
        String bootstrap = o.getOrDefault("bootstrap", "127.0.0.1:9092");
        String topic = o.getOrDefault("topic", "ledger.events");
        String out = o.getOrDefault("out-prefix", "risk");
        String appId = o.getOrDefault("app-id", "peer-" + System.currentTimeMillis());
        int threads = Integer.parseInt(o.getOrDefault("threads", "1"));
        boolean atLeastOnce = o.containsKey("at-least-once");
        String store = o.getOrDefault("store", "heap");
        boolean writeThrough = o.containsKey("write-through");
        int maxObjects = Integer.parseInt(o.getOrDefault("max-objects", String.valueOf(Integer.MAX_VALUE)));
        Customer.DEDUPE_DAYS = Integer.parseInt(o.getOrDefault("dedupe-days", "35"));
        Path schemas = Path.of(o.getOrDefault("schemas", "schemas"));
        Path ledger = Path.of(o.getOrDefault("ledger-schemas", "../../../../schemas/ledger"));

        Registry registry = new Registry(o.getOrDefault("registry", "http://127.0.0.1:8081/apis/ccompat/v7"));
        Decoders decoders = new Decoders(registry, schema(ledger, "InvoiceEvent"), schema(ledger, "PaymentEvent"), schema(ledger, "ClockTick"));
        int indicatorsId = registry.register("risk.RiskIndicators", Files.readString(schemas.resolve("RiskIndicators.avsc")));
        int warningsId = registry.register("risk.RiskWarning", Files.readString(schemas.resolve("RiskWarning.avsc")));

        LedgerProcessor.Options opt = new LedgerProcessor.Options(!store.equals("heap"), writeThrough, maxObjects,
            Integer.parseInt(o.getOrDefault("slow-us", "0")));
        Topology t = new Topology();
        t.addSource("events", new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
        t.addProcessor("risk", () -> new LedgerProcessor(opt, decoders, indicatorsId, warningsId), "events");
        t.addStateStore(new CommitHookStore.Builder(LedgerProcessor.HOOK, !opt.stock()), "risk");
        if (opt.stock()) {
            KeyValueBytesStoreSupplier s = switch (store) {
                case "inmem" -> Stores.inMemoryKeyValueStore(LedgerProcessor.STORE);
                case "rocksdb" -> Stores.persistentKeyValueStore(LedgerProcessor.STORE);
                default -> throw new IllegalArgumentException("--store heap|inmem|rocksdb");
            };
            var b = Stores.keyValueStoreBuilder(s, Serdes.Bytes(), Serdes.ByteArray()).withLoggingEnabled(Map.of());
            // the processor writes back at the commit; with --write-through the stock cache coalesces instead
            t.addStateStore(writeThrough ? b.withCachingEnabled() : b.withCachingDisabled(), "risk");
        }
        t.addSink(LedgerProcessor.INDICATORS, out + ".indicators", new ByteArraySerializer(), new ByteArraySerializer(), "risk");
        t.addSink(LedgerProcessor.WARNINGS, out + ".warnings", new ByteArraySerializer(), new ByteArraySerializer(), "risk");

        Properties p = new Properties();
        p.put(StreamsConfig.APPLICATION_ID_CONFIG, appId);
        p.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        p.put(StreamsConfig.STATE_DIR_CONFIG, o.getOrDefault("state-dir", ".work/state"));
        p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, atLeastOnce ? StreamsConfig.AT_LEAST_ONCE : StreamsConfig.EXACTLY_ONCE_V2);
        p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Integer.parseInt(o.getOrDefault("commit-ms", "100")));
        p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, writeThrough ? 512L << 20 : 0L);
        p.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 8000);
        p.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        // record timestamps are event time: do not roll a changelog segment for every week of a replay
        p.put(StreamsConfig.topicPrefix("segment.ms"), String.valueOf(Long.MAX_VALUE));
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        p.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 8000);
        p.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.RECEIVE_BUFFER_CONFIG), 1 << 20);
        p.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), Integer.parseInt(o.getOrDefault("batch-size", "900000")));
        // after a commit the broker may answer the next transaction's first batches with CONCURRENT_TRANSACTIONS
        p.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 10);
        p.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 128L << 20);
        p.put(StreamsConfig.producerPrefix(ProducerConfig.SEND_BUFFER_CONFIG), 1 << 20);
        p.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), o.getOrDefault("compression", "none"));
        p.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), Integer.parseInt(o.getOrDefault("linger-ms", "100")));
        o.forEach((k, v) -> {
            if (k.startsWith("set.")) p.put(k.substring(4), v);
        });

        KafkaStreams streams = new KafkaStreams(t, p);
        streams.setUncaughtExceptionHandler(x -> {
            x.printStackTrace();
            Runtime.getRuntime().halt(3);
            return StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            int partitions = admin.describeTopics(java.util.List.of(topic)).allTopicNames().get().get(topic).partitions().size();
            Map<TopicPartition, Long> end = admin.listOffsets(IntStream.range(0, partitions).boxed()
                    .collect(Collectors.toMap(i -> new TopicPartition(topic, i), i -> OffsetSpec.latest())))
                .all().get().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, x -> x.getValue().offset()));
            if (o.containsKey("serve")) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    streams.close(Duration.ofSeconds(20));
                    System.out.println(counters());
                }));
                streams.start();
                Thread.currentThread().join();
            }
            long total = Long.parseLong(o.getOrDefault("expect", String.valueOf(end.values().stream().mapToLong(x -> x).sum())));

            // every thread has its share of the tasks before the first record is processed
            boolean resume = o.containsKey("resume");
            if (!resume) streams.pause();
            streams.start();
            long deadline = System.nanoTime() + 60_000_000_000L;
            for (int stable = 0; !resume && stable < 5; Thread.sleep(100)) {
                if (System.nanoTime() > deadline) throw new IllegalStateException("no stable assignment");
                stable = assigned(admin, appId, threads, partitions) ? stable + 1 : 0;
            }
            Mark start = new Mark();
            streams.resume();

            long halfNanos = 0, halfCount = 0, halfCpu = 0;
            while (!resume && Stats.totalProcessed() < total - 64L * partitions) {
                Thread.sleep(10);
                if (halfNanos == 0) {
                    long n = Stats.totalProcessed();
                    if (n >= total / 2) {
                        halfNanos = System.nanoTime();
                        halfCount = n;
                        halfCpu = OS.getProcessCpuTime();
                    }
                }
            }
            while (!committed(admin, appId, end)) Thread.sleep(10);
            long now = System.nanoTime();
            Mark stop = new Mark();
            if (o.containsKey("metrics")) {
                try (var tasks = Files.list(Path.of("/proc/self/task"))) {
                    tasks.map(dir -> {
                        try {
                            String x = Files.readString(dir.resolve("stat"));
                            String[] f = x.substring(x.lastIndexOf(')') + 2).split(" ");
                            return String.format(Locale.ROOT, "%7.2f s  %s", (Long.parseLong(f[11]) + Long.parseLong(f[12])) / 100.0,
                                x.substring(x.indexOf('(') + 1, x.lastIndexOf(')')));
                        } catch (Exception e) {
                            return "";
                        }
                    }).sorted(java.util.Comparator.reverseOrder()).limit(12).forEach(System.err::println);
                }
                streams.metrics().forEach((k, v) -> {
                    if (k.group().equals("stream-thread-metrics") && (k.name().endsWith("-ratio") || k.name().endsWith("latency-avg") || k.name().endsWith("-rate"))
                        || k.group().equals("producer-metrics") && k.name().matches(".*(time-ns-total|record-send-total|request-total|batch-size-avg|records-per-request-avg|request-latency-avg|retry-total)")) {
                        System.err.println(k.group() + " " + k.name() + " = " + v.metricValue());
                    }
                });
            }
            report(o.get("json"), o.getOrDefault("label", store), atLeastOnce, threads, total, start, stop, now, halfNanos, halfCount, halfCpu);
        }
        streams.close(Duration.ofSeconds(30));
        streams.cleanUp();
    }

    /** The group is stable and every stream thread holds its share of the partitions. */
    private static boolean assigned(Admin admin, String group, int threads, int partitions) throws Exception {
        try {
            var g = admin.describeConsumerGroups(java.util.List.of(group)).describedGroups().get(group).get();
            if (g.groupState() != org.apache.kafka.common.GroupState.STABLE || g.members().size() != threads) return false;
            int sum = 0;
            for (var m : g.members()) {
                int n = m.assignment().topicPartitions().size();
                if (n < partitions / threads) return false;
                sum += n;
            }
            return sum == partitions;
        } catch (java.util.concurrent.ExecutionException e) {
            return false; // the group is not there yet
        }
    }

    private static boolean committed(Admin admin, String group, Map<TopicPartition, Long> end) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> at = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        for (var e : end.entrySet()) {
            OffsetAndMetadata m = at.get(e.getKey());
            if (e.getValue() > 0 && (m == null || m.offset() < e.getValue())) return false;
        }
        return true;
    }

    /** CPU of this process and of the machine at one moment. */
    private static final class Mark {
        final long cpu = OS.getProcessCpuTime();
        final double machine = machineBusy();
        final double broker = brokerCpu();

        private static double brokerCpu() {
            String pid = System.getenv("BROKER_PID");
            if (pid == null || pid.isEmpty()) return Double.NaN;
            try {
                String s = Files.readString(Path.of("/proc/" + pid + "/stat"));
                String[] f = s.substring(s.lastIndexOf(')') + 2).split(" ");
                return (Long.parseLong(f[11]) + Long.parseLong(f[12])) / 100.0;
            } catch (Exception e) {
                return Double.NaN;
            }
        }

        private static double machineBusy() {
            try {
                String[] f = Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split("\\s+");
                return (Long.parseLong(f[1]) + Long.parseLong(f[2]) + Long.parseLong(f[3]) + Long.parseLong(f[6]) + Long.parseLong(f[7])) / 100.0;
            } catch (Exception e) {
                return Double.NaN;
            }
        }
    }

    private static void report(String file, String label, boolean alos, int threads, long total, Mark start, Mark stop,
                               long now, long halfNanos, long halfCount, long halfCpu) throws Exception {
        Stats sum = new Stats();
        for (Stats s : Stats.ALL) {
            sum.duplicates += s.duplicates;
            sum.ticks += s.ticks;
            sum.timerTouches += s.timerTouches;
            sum.raised += s.raised;
            sum.cleared += s.cleared;
            sum.indicators += s.indicators;
            sum.logged += s.logged;
            sum.loggedBytes += s.loggedBytes;
            sum.commits += s.commits;
        }
        double secs = (now - Stats.firstNanos) / 1e9;
        double cpu = (stop.cpu - start.cpu) / 1e9;
        double broker = stop.broker - start.broker;
        long gc = 0;
        for (GarbageCollectorMXBean g : ManagementFactory.getGarbageCollectorMXBeans()) gc += g.getCollectionTime();
        Map<String, Object> r = new LinkedHashMap<>();
        r.put("label", label);
        r.put("guarantee", alos ? "at_least_once" : "exactly_once_v2");
        r.put("threads", threads);
        r.put("events", total);
        r.put("seconds", round(secs));
        r.put("eventsPerSec", Math.round(total / secs));
        r.put("eventsPerSecSecondHalf", Math.round((total - halfCount) / ((now - halfNanos) / 1e9)));
        r.put("cpuSecPerMillion", round(stop.cpu / 1e9 / total * 1e6));
        r.put("cpuSecPerMillionWindow", round(cpu / total * 1e6));
        r.put("cpuSecPerMillionSecondHalf", round((stop.cpu - halfCpu) / 1e9 / (total - halfCount) * 1e6));
        r.put("cpuSecStart", round(start.cpu / 1e9));
        r.put("brokerCpuSecPerMillion", round(broker / total * 1e6));
        r.put("otherCpuSec", round(stop.machine - start.machine - cpu - broker));
        r.put("peakRssMb", Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM"))
            .map(l -> Long.parseLong(l.replaceAll("[^0-9]", "")) / 1024).findFirst().orElse(-1L));
        r.put("gcMs", gc);
        r.put("raised", sum.raised);
        r.put("cleared", sum.cleared);
        r.put("duplicates", sum.duplicates);
        r.put("ticks", sum.ticks);
        r.put("timerTouches", sum.timerTouches);
        r.put("indicators", sum.indicators);
        r.put("changelogRecords", sum.logged);
        r.put("changelogMb", round(sum.loggedBytes / 1e6));
        r.put("taskCommits", sum.commits);
        String json = new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(r);
        System.out.println(json);
        if (file != null) Files.writeString(Path.of(file), json + "\n");
    }

    /** What all processors counted so far, as JSON. */
    private static String counters() {
        long raised = 0, cleared = 0, duplicates = 0, indicators = 0, logged = 0, loggedBytes = 0, commits = 0;
        for (Stats s : Stats.ALL) {
            raised += s.raised;
            cleared += s.cleared;
            duplicates += s.duplicates;
            indicators += s.indicators;
            logged += s.logged;
            loggedBytes += s.loggedBytes;
            commits += s.commits;
        }
        return String.format(Locale.ROOT, "{\"raised\":%d,\"cleared\":%d,\"duplicates\":%d,\"indicators\":%d,\"changelogRecords\":%d,\"changelogBytes\":%d,\"commits\":%d}",
            raised, cleared, duplicates, indicators, logged, loggedBytes, commits);
    }

    private static double round(double x) {
        return Double.isNaN(x) ? -1 : Double.parseDouble(String.format(Locale.ROOT, "%.3f", x));
    }

    private static Schema schema(Path dir, String name) throws Exception {
        return new Schema.Parser().parse(Files.readString(dir.resolve(name + ".avsc")));
    }

    private static void usage() {
        System.err.println("""
            --bootstrap host:port  --registry url  --topic ledger.events  --out-prefix risk
            --app-id id  --threads 1|2  --at-least-once  --commit-ms 100
            --store heap|inmem|rocksdb  --write-through  --max-objects n  --dedupe-days 35
            --compression none|lz4|zstd  --batch-size n  --linger-ms n  --set.<streams property> value
            --schemas dir  --ledger-schemas dir  --state-dir dir  --json file  --label text  --metrics
            --slow-us n (for the crash test)
            --serve (runs on until it is told to end, then prints what it counted)  --resume (an application id used before: only waits for the last commit)
            """);
        System.exit(2);
    }

    private Main() {}
}
