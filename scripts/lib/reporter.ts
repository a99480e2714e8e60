export interface Reporter {
  /** Runs one step and prints a line with what it did and how long it took. `detail` may be set by the step. */
  step<T>(title: string, work: (note: (detail: string) => void) => Promise<T>): Promise<T>;
}

/** Prints a line a step; on a terminal the line stands there, unfinished, while the step runs. */
export function createReporter(out: NodeJS.WriteStream = process.stdout): Reporter {
  return {
    async step(title, work) {
      const started = performance.now();
      let detail = '';
      if (out.isTTY) out.write(`  … ${title}`);
      const finish = (mark: string) => {
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        out.write(
          `${out.isTTY ? '\r\x1b[2K' : ''}  ${mark} ${`${title}${detail}`.padEnd(52)} ${seconds.padStart(6)} s\n`,
        );
      };
      try {
        const result = await work((text) => {
          detail = `: ${text}`;
        });
        finish('✓');
        return result;
      } catch (error) {
        finish('✗');
        throw error;
      }
    },
  };
}

/** Prints nothing; for runs whose output is somebody else's, such as a test's set-up. */
export const silentReporter: Reporter = { step: (_title, work) => work(() => undefined) };
