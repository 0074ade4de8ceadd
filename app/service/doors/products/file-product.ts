/** One text for all languages, or one for each. */
export type FileText = string | { readonly kk?: string; readonly ru?: string; readonly en?: string };

/** A product as it is written in the file, before the schema completes it. */
export type FileProduct = Readonly<{
  id: string;
  channel: number;
  name: FileText;
  priceTenge: number;
  stock?: number;
  capacity?: number;
  active?: boolean;
  picture?: string;
  category?: FileText;
}>;
