import { join } from 'node:path';
import { app } from 'electron';

/** The application's folders, which are the same in the repository and in the package. */
export interface Places {
  readonly renderer: string;
  readonly preload: string;
  readonly sandboxProcess: string;
  readonly journalThread: string;
  readonly logThread: string;
  readonly pastThread: string;
  readonly readingThread: string;
  readonly exportThread: string;
  readonly stickThread: string;
  readonly fleetThread: string;
  readonly demoConfig: string;
  /** The documented example, which a configuration of the wizard begins with. */
  readonly exampleConfig: string;
}

/** The folders of this application. */
export function places(): Places {
  const root = app.getAppPath();
  return {
    renderer: join(root, 'dist', 'renderer'),
    preload: join(root, 'dist', 'preload'),
    sandboxProcess: join(root, 'dist', 'sandbox', 'process.cjs'),
    journalThread: join(root, 'dist', 'main', 'journal-thread.cjs'),
    logThread: join(root, 'dist', 'main', 'log-thread.cjs'),
    pastThread: join(root, 'dist', 'main', 'past-thread.cjs'),
    readingThread: join(root, 'dist', 'main', 'reading-thread.cjs'),
    exportThread: join(root, 'dist', 'main', 'export-thread.cjs'),
    stickThread: join(root, 'dist', 'main', 'stick-thread.cjs'),
    fleetThread: join(root, 'dist', 'main', 'fleet-thread.cjs'),
    demoConfig: join(root, 'resources', 'config', 'demo.yaml'),
    exampleConfig: join(root, 'resources', 'config', 'default.yaml'),
  };
}
