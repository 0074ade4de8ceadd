export function toolNode(root: string): string;
