/** With BENCH_PROFILE=folder, where the time of our samples goes: a file for Chromium's performance panel. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchPhone } from './bench-phone.ts';

export async function profiled<T>(
  phone: BenchPhone,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const folder = process.env.BENCH_PROFILE;
  if (!folder || phone.system.name !== 'ours') return work();
  const session = await phone.session();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  await session.send('Profiler.start');
  const done = await work();
  const { profile } = await session.send('Profiler.stop');
  await writeFile(join(folder, `${name}.cpuprofile`), JSON.stringify(profile));
  await session.detach();
  return done;
}
