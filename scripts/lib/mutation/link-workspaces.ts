import { cpSync } from 'node:fs';

// Run by Stryker in its copy of the sources, which lies in .stryker-tmp/<name>: there `@setlist/api` has to mean the
// copy, where the mutants are. The links are relative, so they lead into the copy when they are copied as they are.
// All other packages are found in the node_modules above.
cpSync('../../node_modules/@setlist', 'node_modules/@setlist', { recursive: true, verbatimSymlinks: true });
