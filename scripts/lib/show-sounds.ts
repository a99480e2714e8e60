import { createPool } from '@setlist/db';

const EVERY_MS = 1_000;

/**
 * Says how many of the sounds that are being made are there, again and again on one line of a terminal, until all are.
 * Elsewhere it says so at the end. Nothing is said where none is being made; it gives up when the database goes away or
 * `signal` is aborted.
 */
export async function showSounds(
  databaseUrl: string,
  signal: AbortSignal,
  out: NodeJS.WriteStream = process.stdout,
): Promise<void> {
  const pool = createPool({ databaseUrl, max: 1 });
  const beingMade = async () => {
    const { rows } = await pool.query<{ left: number }>(
      'SELECT count(*)::int AS left FROM songs WHERE sound_ask IS NOT NULL',
    );
    return rows[0]?.left ?? 0;
  };
  try {
    const all = await beingMade();
    for (let left = all; all > 0 && !signal.aborted; left = await beingMade()) {
      const line = `  Sounds     ${Math.max(0, all - left)} of ${all}`;
      if (out.isTTY) out.write(`\r${line}`);
      if (left === 0) {
        out.write(out.isTTY ? '\n' : `${line}\n`);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  } catch {
    // The database has been stopped, with everything else.
  } finally {
    await pool.end();
  }
}
