export { ConfigError, loadConfig, type Environment } from './load.ts';
export { withSecretFiles } from './secrets.ts';
export { clickhouseConfig, httpConfig, kafkaConfig, list, registryConfig } from './fragments.ts';
export { processEnvironment } from './environment.ts';
