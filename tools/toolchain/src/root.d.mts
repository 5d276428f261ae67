/** See root.mjs. */
export declare function cacheRoot(env?: NodeJS.ProcessEnv): string;
export declare function keepCompiled(): void;
