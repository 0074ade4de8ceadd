declare module 'pngjs' {
  interface Picture {
    readonly width: number;
    readonly height: number;
    readonly data: Buffer;
  }
  export const PNG: {
    readonly sync: {
      read(file: Buffer): Picture;
      write(
        picture: { readonly width: number; readonly height: number; readonly data: Uint8Array },
        options?: object,
      ): Buffer;
    };
  };
}
