/** A test that failed, or an error outside of any test. */
export interface Failure {
  /** Path of the file, relative to the checkout where it is in it. */
  file: string;
  test: string;
  /** What went wrong; may be long and coloured. */
  error: string;
}

/** How a run of one test runner went. */
export interface Report {
  passed: number;
  skipped: number;
  failures: Failure[];
  /** Tests that failed first and passed when tried again; they count as passed. */
  secondAttempts: Failure[];
}
