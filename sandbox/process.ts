import { z } from 'zod';
import type { ParentPort } from './process-service.ts';
import { serveParent } from './process-service.ts';

/** Electron's types are not available outside `main/`, and plain Node has no parent port. */
const parentPortSchema = z.custom<ParentPort>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'on' in value &&
    typeof value.on === 'function' &&
    'postMessage' in value &&
    typeof value.postMessage === 'function',
  'this file runs in a utility process of Electron only',
);

// The entry of `utilityProcess.fork` in demo mode; app/ipc/sandbox-process declares the messages.
serveParent(parentPortSchema.parse(Reflect.get(process, 'parentPort')));
