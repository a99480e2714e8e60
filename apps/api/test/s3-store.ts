import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { vi } from 'vitest';
import type { S3Location } from '../src/storage/s3-location.ts';

export interface S3Store {
  location: S3Location;
  /** Stops answering, so that whoever asks cannot connect. */
  stop(): Promise<void>;
  /** Answers again, with all that it had. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a store that speaks S3 on this machine, with an empty bucket; `close()` it in `afterAll`. */
export async function startS3Store(): Promise<S3Store> {
  // Where the client looks for them; those that the store knows.
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'S3RVER');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'S3RVER');
  const directory = await mkdtemp(join(tmpdir(), 'setlist-s3-'));
  const bucket = 'setlist';
  let store: S3rver;
  const startAt = async (port: number) => {
    const configureBuckets = [{ name: bucket, configs: [] }];
    store = new S3rver({ port, address: '127.0.0.1', silent: true, directory, configureBuckets });
    return (await store.run()).port;
  };
  const stop = async () => {
    const closed = store.close();
    store.httpServer.closeAllConnections();
    await closed;
  };
  const port = await startAt(0);
  return {
    location: { bucket, prefix: 'songs/', endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1' },
    stop,
    start: async () => void (await startAt(port)),
    async close() {
      await stop();
      await rm(directory, { recursive: true });
    },
  };
}
