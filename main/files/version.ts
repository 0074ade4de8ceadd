import manifest from '../../package.json' with { type: 'json' };

/** The product's version. It is part of the bundle, because the package's package.json is inside an archive. */
export const VERSION: string = manifest.version;
