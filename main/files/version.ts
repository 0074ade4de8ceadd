import manifest from '../../package.json' with { type: 'json' };

/** The version of the product, part of the bundle: a package has its package.json in an archive. */
export const VERSION: string = manifest.version;
