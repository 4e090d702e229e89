import type { Message } from '@foreshock/alerting';
import { fullNameOf, topicByName, type Codec, type RecordName } from '@foreshock/contracts';
import type { ConsumedRecord, Outcome, OutputRecord, PartitionTask, TaskFactory } from '@foreshock/streaming';
import { createRenderer, type Renderer } from '../render/renderer.ts';
import { notificationOf, type Notification } from '../render/notification.ts';
import { deadLetter, ensureSchemas } from '../runtime/codec-task.ts';
import { Desk, type Decisions } from './desk.ts';
import { Firing } from './firing.ts';
import {
  caseOutput,
  deliveryIdOf,
  deliveryOf,
  deliveryOutput,
  heldOutput,
  type DeskTopics,
} from './records.ts';
import type { FiringMessage } from './refresher.ts';
import type { DeskRules } from './rules.ts';

export interface DeskTaskOptions {
  readonly codec: Codec;
  readonly topics: DeskTopics;
  /** Is told whenever records were read and committed, and when the log is somebody else's. */
  readonly watcher: DeskWatcher;
}

/** What goes on beside the log while this process owns it. */
export interface DeskWatcher {
  /** The desk stands at the committed end; what it decides from here on is this process's. */
  opened(desk: Desk, firing: () => Iterable<FiringMessage>): Promise<void>;
  /** Records were committed, and a telling of the time may have been among them. */
  committed(desk: Desk, heardTime: boolean): void;
  closed(desk: Desk): void;
}

const SUBJECTS: ReadonlySet<string> = new Set(topicByName('alerts.log').subjects);
/** Whether the contract puts such records on the log. */
const isOfTheLog = (name: RecordName): boolean => SUBJECTS.has(fullNameOf(name));

/** The desk over the alerts' log: every record's decisions in one transaction with its position. */
export function deskFactory(options: DeskTaskOptions): TaskFactory {
  return {
    prepare: (records) => ensureSchemas(options.codec, records),
    open: async ({ committedOffset }, replay) => {
      const desk = new Desk();
      const firing = new Firing((target) => desk.rules?.targets[target]?.channel === 'alertmanager');
      for await (const records of replay(0, committedOffset ?? 0)) {
        await ensureSchemas(options.codec, records);
        for (const record of records) {
          const decoded = options.codec.decode(record.value);
          if (decoded.ok && isOfTheLog(decoded.type))
            noteFiring(
              firing,
              desk.take({ decoded, position: record.offset, writtenMs: record.timestampMs }),
            );
        }
      }
      const writer = new MessageWriter(desk);
      await options.watcher.opened(desk, () => refreshed(firing, writer));
      return new DeskTask(options, desk, firing);
    },
  };
}

class DeskTask implements PartitionTask {
  readonly #options: DeskTaskOptions;
  readonly #desk: Desk;
  readonly #firing: Firing;
  readonly #writer: MessageWriter;
  #heardTime = false;

  constructor(options: DeskTaskOptions, desk: Desk, firing: Firing) {
    this.#options = options;
    this.#firing = firing;
    this.#desk = desk;
    this.#writer = new MessageWriter(desk);
  }

  process(record: ConsumedRecord): Outcome {
    const { codec } = this.#options;
    const decoded = codec.decode(record.value);
    if (!decoded.ok) return deadLetter('decode', decoded.reason, decoded.message);
    if (!isOfTheLog(decoded.type))
      return deadLetter('process', 'unexpected-record', `${decoded.type} is nothing to decide by`);
    if (decoded.type === 'TimePassed') this.#heardTime = true;
    const position = record.offset;
    const decisions = this.#desk.take({ decoded, position, writtenMs: record.timestampMs });
    noteFiring(this.#firing, decisions);
    return { kind: 'ok', outputs: this.#outputs(decisions, position) };
  }

  flush(): readonly [] {
    return [];
  }

  committed(): void {
    this.#options.watcher.committed(this.#desk, this.#heardTime);
    this.#heardTime = false;
  }

  close(): void {
    this.#options.watcher.closed(this.#desk);
  }

  #outputs({ cases, messages, held }: Decisions, position: number): OutputRecord[] {
    const { codec, topics } = this.#options;
    const channelOf = (target: string) => this.#desk.rules?.targets[target]?.channel ?? 'log';
    return [
      ...cases.map((update) => caseOutput(codec, topics, update, position)),
      ...messages.map((message) => {
        const notification = this.#writer.write(message);
        return deliveryOutput(codec, topics, deliveryOf(message, channelOf(message.target), notification));
      }),
      ...held.map((one) => heldOutput(codec, topics, one, this.#desk.caseIdOf(one.notice.customerId))),
    ];
  }
}

function noteFiring(firing: Firing, { messages, cleared }: Decisions): void {
  for (const message of messages) firing.told(message);
  for (const warningId of cleared) firing.cleared(warningId);
}

/** What fires, written as it was told. */
function* refreshed(firing: Firing, writer: MessageWriter): Generator<FiringMessage> {
  for (const message of firing.messages) {
    const { target } = message;
    yield { deliveryId: deliveryIdOf(message), target, notification: writer.write(message) };
  }
}

/** Writes messages by the rules in force. */
export class MessageWriter {
  readonly #desk: Desk;
  #rules: DeskRules | null = null;
  #render: Renderer = createRenderer({});

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  write(message: Message): Notification {
    const { rules } = this.#desk;
    if (rules !== this.#rules) this.#render = createRenderer(rules?.templates ?? {});
    this.#rules = rules;
    const caseId = message.customerId === null ? null : this.#desk.caseIdOf(message.customerId);
    const base = rules?.publicUrl ?? null;
    const links = {
      caseUrl: base === null || caseId === null ? null : `${base}/cases/${encodeURIComponent(caseId)}`,
      worklistUrl: base === null ? null : `${base}/cases`,
    };
    const words = this.#render(message, links, rules?.targets[message.target]?.template ?? null);
    return notificationOf(message, words, { ...links, caseId });
  }
}
