import { decodeFetchResponse, FETCH_VERSION } from '../wire/fetch-response.ts';
import { encodeProduceRequest, type ProduceTopic } from '../wire/produce-request.ts';

/** A request of kafkajs with the way to read its answer. */
interface Exchange {
  readonly request: {
    readonly apiVersion: number;
    readonly encode: () => Promise<unknown>;
  };
  readonly response: { readonly decode: (payload: Buffer) => Promise<unknown> };
}
type Lookup = (apiKey: number, versions: unknown) => (options: never) => Exchange;

/** What is used here of a broker of kafkajs. */
export interface WireBroker {
  lookupRequest: Lookup;
}

const PRODUCE = 0;
const FETCH = 1;

const rewired = new WeakSet<WireBroker>();

/**
 * Has a broker's records read and written by the code of this library: kafkajs makes nine objects of each record that it
 * reads, and of each that it writes a buffer per field. Connections, authentication, versions and errors stay kafkajs's.
 * Its fetches then hand over one message per partition that carries all records.
 */
export function rewire<B extends WireBroker>(broker: B): B {
  if (rewired.has(broker)) return broker;
  rewired.add(broker);
  let original = broker.lookupRequest;
  const lookup: Lookup = (apiKey, versions) => {
    const make = original(apiKey, versions);
    if (apiKey === FETCH) return (options) => readingDirectly(make(options));
    if (apiKey === PRODUCE) return (options) => writingDirectly(make(options), options);
    return make;
  };
  // kafkajs assigns the lookup anew with every connection, when it knows the broker's versions.
  Object.defineProperty(broker, 'lookupRequest', {
    get: () => lookup,
    set: (fresh: Lookup) => {
      original = fresh;
    },
  });
  return broker;
}

function readingDirectly(exchange: Exchange): Exchange {
  const { apiVersion } = exchange.request;
  if (apiVersion !== FETCH_VERSION)
    throw new Error(
      `the broker answers fetches of version ${String(apiVersion)}: Kafka 2.3 or newer is needed`,
    );
  const decode = (payload: Buffer): Promise<unknown> =>
    new Promise((resolve) => {
      resolve(decodeFetchResponse(payload));
    });
  return { ...exchange, response: { ...exchange.response, decode } };
}

export interface ProduceOptions {
  readonly transactionalId: string;
  readonly topicData: readonly ProduceTopic[];
}

function writingDirectly(exchange: Exchange, options: ProduceOptions): Exchange {
  const encode = (): Promise<unknown> => {
    const buffer = encodeProduceRequest(options.transactionalId, options.topicData);
    // What kafkajs takes for one of its encoders: it copies `buffer` behind the request's head.
    return Promise.resolve({ buf: buffer, buffer });
  };
  return { ...exchange, request: { ...exchange.request, encode } };
}
