import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

const { STATE_FILE = 'orders.json', HOLD_GRADES = 'D,E', PORT = '8090' } = process.env;

/** Orders, ratings and how far was read: one file, replaced as a whole, so that none is ever ahead of the others. */
export const state = existsSync(STATE_FILE)
  ? JSON.parse(readFileSync(STATE_FILE, 'utf8'))
  : { orders: {}, ratings: {}, journal: [], next: {} };

export function save() {
  writeFileSync(`${STATE_FILE}.new`, JSON.stringify(state), { flush: true });
  renameSync(`${STATE_FILE}.new`, STATE_FILE);
}

const isHeld = (rating) => rating !== undefined && HOLD_GRADES.split(',').includes(rating.grade);
const isLater = (a, b) => a.offset > b.offset || (a.offset === b.offset && a.asOf > b.asOf);

/** A customer has a grade as of a position. What is not later than what is known changes nothing. */
export function rate(customerId, rating) {
  const known = state.ratings[customerId];
  if (known !== undefined && !isLater(rating, known)) return;
  state.ratings[customerId] = rating;
  if (isHeld(known) === isHeld(rating)) return;
  state.journal.push({ act: isHeld(rating) ? 'HOLD' : 'RELEASE', customerId, ...rating });
  console.log('orders', state.journal.at(-1));
}

const shown = ([orderId, customerId]) => ({
  ...{ orderId, customerId },
  status: isHeld(state.ratings[customerId]) ? 'HELD' : 'OPEN',
});
const routes = {
  'GET /orders': () => [200, { orders: Object.entries(state.orders).map(shown), journal: state.journal }],
  'POST /orders': (body) => {
    const { orderId, customerId } = JSON.parse(body);
    if (typeof orderId !== 'string' || typeof customerId !== 'string') return [400, 'orderId, customerId'];
    state.orders[orderId] ??= customerId;
    save();
    return [201, shown([orderId, state.orders[orderId]])];
  },
};

/** Answers orders, and what `more` has. */
export function serve(more = {}) {
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    const handler = { ...routes, ...more }[`${method} ${url}`] ?? (() => [404, 'no such thing']);
    const isSmall = method === 'GET' || Number(headers['content-length']) <= 1_000_000;
    const answered = isSmall ? text(request).then((body) => handler(body, headers)) : [413, 'too large'];
    const [status, answer] = await Promise.resolve(answered).catch((error) => [400, String(error)]);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  server.listen(Number(PORT), '127.0.0.1', () => console.log(`orders on port ${server.address().port}`));
}
