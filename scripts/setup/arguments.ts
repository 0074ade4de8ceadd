import { isAbsolute, resolve } from 'node:path';

/** Takes a flag of ours out of the arguments; the rest is for the application. */
export function takeFlag(args: readonly string[], flag: string): { on: boolean; rest: string[] } {
  return { on: args.includes(flag), rest: args.filter((arg) => arg !== flag) };
}

export function hasOption(args: readonly string[], name: string): boolean {
  return args.some((arg) => arg === name || arg.startsWith(`${name}=`));
}

/** Makes the paths given to these options absolute: they are meant from the folder the user typed them in. */
export function resolvePaths(args: readonly string[], names: readonly string[], folder: string): string[] {
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(folder, path));
  return args.map((arg, i) => {
    const previous = args[i - 1];
    if (previous !== undefined && names.includes(previous) && !arg.startsWith('--')) return absolute(arg);
    const name = names.find((candidate) => arg.startsWith(`${candidate}=`));
    return name === undefined ? arg : `${name}=${absolute(arg.slice(name.length + 1))}`;
  });
}
