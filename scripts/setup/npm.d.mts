export function npmScript(): string;
export function npmNode(): string;
export function nodeGypScript(): string;
