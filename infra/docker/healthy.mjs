// Exit code 0 when the service in this container is ready.
const port = process.env.FORESHOCK_HTTP_PORT ?? '8080';
const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2_500) });
process.exit(response.ok ? 0 : 1);
