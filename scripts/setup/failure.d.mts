export class Failure extends Error {
  constructor(message: string);
}
export function report(error: unknown): number;
