import { join } from 'node:path';
import { app } from 'electron';

/** Where the parts of the application lie: the same below the repository and inside the package. */
export interface Places {
  readonly renderer: string;
  readonly preload: string;
  readonly sandboxProcess: string;
  readonly journalThread: string;
  readonly demoConfig: string;
}

/** The places of this application. */
export function places(): Places {
  const root = app.getAppPath();
  return {
    renderer: join(root, 'dist', 'renderer'),
    preload: join(root, 'dist', 'preload'),
    sandboxProcess: join(root, 'dist', 'sandbox', 'process.cjs'),
    journalThread: join(root, 'dist', 'main', 'journal-thread.cjs'),
    demoConfig: join(root, 'resources', 'config', 'demo.yaml'),
  };
}
