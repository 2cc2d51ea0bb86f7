/** Tells the log of every request by its route's template, so that no id or code gets in. */
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import type { AppDeps, Env } from './env.ts';

export const logRequests = ({ world, log }: Pick<AppDeps, 'world' | 'log'>) =>
  createMiddleware<Env>(async (c, next) => {
    const startedAt = world.now();
    await next();
    const role = c.get('who')?.person.role;
    log({
      at: new Date(startedAt).toISOString(),
      method: c.req.method,
      // Middleware matches every method; what is left is the handler's own template.
      route: matchedRoutes(c).find(({ method }) => method !== 'ALL')?.path ?? 'none',
      status: c.res.status,
      ms: world.now() - startedAt,
      ...(role && { role }),
    });
  });
