export function bringsOwnNode(platform: string, arch: string): boolean;
export function atLeast(version: string, wanted: string): boolean;
export function runsTools(version: string): boolean;
export function nodeComplaint(version: string, platform: string, arch: string): string | null;
