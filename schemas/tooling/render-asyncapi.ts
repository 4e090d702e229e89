import { stringify } from 'yaml';
import { exampleOf } from './example.ts';
import type { RecordSource, TopicSource } from './source.ts';

const avroFormat = 'application/vnd.apache.avro+json;version=1.9.0';

/** The AsyncAPI 3 document of all topics; payloads refer to the schema files beside it. */
export function renderAsyncApi(records: readonly RecordSource[], topics: readonly TopicSource[]): string {
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Foreshock',
      version: '1.0.0',
      description:
        'Early warning for customer credit risk: the log that the core reads and the topics that it writes. ' +
        'Values are Avro in the Confluent wire format; a record’s subject in the registry is its full name.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/avro',
    channels: Object.fromEntries(topics.map((topic) => [topic.name, channelOf(topic, records)])),
    operations: Object.fromEntries(topics.map(operationOf)),
    components: {
      messages: Object.fromEntries(records.map((record) => [record.schema.name, messageOf(record, topics)])),
      messageTraits: { cloudEvent },
    },
  };
  return `# Generated from the schemas by \`npm run generate\`; do not edit.\n${stringify(document, { lineWidth: 110, aliasDuplicateObjects: false })}`;
}

function channelOf(topic: TopicSource, records: readonly RecordSource[]): object {
  const carried = records.filter(({ fullName }) => topic.subjects.includes(fullName));
  return {
    address: topic.name,
    title: topic.name,
    description: `${topic.description} Key: ${topic.key}.`,
    messages: Object.fromEntries(
      carried.map(({ schema }) => [schema.name, { $ref: `#/components/messages/${schema.name}` }]),
    ),
    bindings: { kafka: kafkaBinding(topic) },
  };
}

function kafkaBinding({ partitions, cleanupPolicy, retentionMs }: TopicSource): object {
  return {
    partitions,
    topicConfiguration: { 'cleanup.policy': [cleanupPolicy], 'retention.ms': retentionMs },
    bindingVersion: '0.5.0',
  };
}

/** Producers of the outside send to the log; everything else is for them to receive. */
function operationOf(topic: TopicSource): readonly [string, object] {
  const action = topic.name === 'ledger.events' ? 'receive' : 'send';
  return [
    `${action}-${topic.name}`,
    { action, channel: { $ref: `#/channels/${topic.name}` }, summary: topic.description },
  ];
}

function messageOf({ area, schema, fullName }: RecordSource, topics: readonly TopicSource[]): object {
  const key = topics.find(({ subjects }) => subjects.includes(fullName))?.key;
  return {
    name: fullName,
    title: schema.name,
    summary: schema.doc,
    contentType: 'application/avro',
    traits: [{ $ref: '#/components/messageTraits/cloudEvent' }],
    bindings: { kafka: { key: { type: 'string', description: key }, bindingVersion: '0.5.0' } },
    payload: { schemaFormat: avroFormat, schema: { $ref: `./${area}/${schema.name}.avsc` } },
    examples: [{ name: 'sample', headers: exampleHeaders(fullName), payload: exampleOf(schema) }],
  };
}

const exampleHeaders = (fullName: string): object => ({
  'content-type': 'application/avro',
  ce_specversion: '1.0',
  ce_id: '3-41-sample-0',
  ce_source: '/foreshock/sample',
  ce_type: fullName,
  ce_time: '2013-07-10T00:00:00.000Z',
  ce_subject: 'C-1',
});

const text = (description: string): object => ({ type: 'string', description });

/** The headers of CloudEvents 1.0 in Kafka's binary mode. */
const cloudEvent = {
  headers: {
    type: 'object',
    required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time'],
    properties: {
      'content-type': { type: 'string', const: 'application/avro' },
      ce_specversion: { type: 'string', const: '1.0' },
      ce_id: text('Unique for the source.'),
      ce_source: text('What sent it, a URI reference.'),
      ce_type: text('Full name of the record.'),
      ce_time: text('When it happened, RFC 3339.'),
      ce_subject: text('What it is about: the customer.'),
      ce_dataschema: text('URI of the schema.'),
    },
  },
};
