/** What any proxy does: a request heard whole, and handed on as it came. */
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as newRequest,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';

export type Heard = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** Rejects where it broke off. */
export async function hear(request: IncomingMessage): Promise<Heard> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const { method = 'GET', url: path = '/', headers } = request;
  return { method, path, headers, body: Buffer.concat(parts) };
}

/** The reply as it begins to come. Rejects where nobody listens, and where the line breaks before. */
export const handOn = (port: number, { method, path, headers, body }: Heard) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    // Without an agent: a connection of its own, which breaks alone.
    const onward = newRequest({ host: '127.0.0.1', port, method, path, headers, agent: false });
    onward.once('response', resolve).once('error', reject).end(body);
  });

/** Hands the reply back, to its end or to where it breaks off. */
export function handBack(reply: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(reply.statusCode ?? 502, reply.headers);
  return new Promise((resolve) => pipeline(reply, response, () => resolve()));
}
