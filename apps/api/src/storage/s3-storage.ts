import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { notFound } from '../errors.ts';
import { isKey } from './keys.ts';
import type { S3Location } from './s3-location.ts';
import type { Storage } from './storage.ts';

/** A file is sent in parts of this size, so many at a time: what is in memory of it. */
const PART_BYTES = 5 * 1024 * 1024;
const PARTS_AT_ONCE = 2;
const CONNECT_MS = 3_000;
/** Longest time in which nothing comes. */
const SILENT_MS = 15_000;

/**
 * Storage in a bucket of any store that speaks S3, by Amazon's client. Its credentials are found as that finds them: in
 * `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, in a profile, or from the machine.
 */
export function createS3Storage({ bucket, prefix, endpoint, region }: S3Location): Storage {
  const client = new S3Client({
    ...(region === undefined ? {} : { region }),
    // Other stores have no host for each bucket.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    // Nor do all of them know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENT_MS },
  });
  const at = (key: string) => ({ Bucket: bucket, Key: `${prefix}${key}` });
  return {
    async put(key, file, type) {
      const params = { ...at(key), Body: createReadStream(file), ContentType: type };
      await new Upload({ client, params, partSize: PART_BYTES, queueSize: PARTS_AT_ONCE }).done();
    },
    async find(key) {
      const found = await client.send(new HeadObjectCommand(at(key))).catch(undefinedWhenMissing);
      if (!found) return undefined;
      return {
        bytes: found.ContentLength ?? 0,
        putAt: found.LastModified ?? new Date(0),
        async read(range) {
          const part = range && { Range: `bytes=${range.start}-${range.end}` };
          const got = await client
            .send(new GetObjectCommand({ ...at(key), ...part }))
            .catch(undefinedWhenMissing);
          if (!got?.Body) throw notFound('file');
          return got.Body as Readable;
        },
      };
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    async *olderThan(moment) {
      for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
        for (const { Key = '', LastModified } of page.Contents ?? []) {
          const key = Key.slice(prefix.length);
          if (isKey(key) && LastModified && LastModified < moment) yield key;
        }
      }
    },
  };
}

function undefinedWhenMissing(error: { name?: string }): undefined {
  if (error.name !== 'NotFound' && error.name !== 'NoSuchKey') throw error;
}
