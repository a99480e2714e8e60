export interface UndoList {
  add(action: () => Promise<void>): void;
  /** Runs all actions, the last added first, once; resolves, for every caller, when they are done. */
  run(): Promise<void>;
  /** Whether `run` was called. */
  hasBegun(): boolean;
}

/** Collects what has to be undone. An action that fails keeps none of the others from running; `run` then rejects. */
export function createUndoList(): UndoList {
  const actions: (() => Promise<void>)[] = [];
  let running: Promise<void> | undefined;
  const runAll = async () => {
    const failures: unknown[] = [];
    for (let last = actions.pop(); last; last = actions.pop()) {
      await last().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
  return {
    add: (action) => actions.push(action),
    run: () => {
      running ??= runAll();
      return running;
    },
    hasBegun: () => running !== undefined,
  };
}
