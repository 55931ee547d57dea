/** The longer side of an image in a text, in pixels: a wide screen's column, twice over. */
const MAX_SIDE = 2_000;
const QUALITY = 0.86;
/** A small drawing is sent as it is: making it anew could only blur it. */
const SMALL_BYTES = 1_000_000;

/**
 * An image as a page shows it: not wider than a screen, upright, and without what a camera noted about the place. GIFs,
 * which may move, and small drawings stay as they are. Throws for a file that this browser cannot show.
 */
export async function fitImage(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
    const isPhoto = file.type === "image/jpeg";
    if (file.type === "image/gif" || (scale === 1 && file.type === "image/png" && file.size <= SMALL_BYTES)) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await toBlob(canvas, isPhoto ? "image/jpeg" : "image/webp");
  } finally {
    bitmap.close();
  }
}

/** A browser that cannot write the format writes a PNG, which the server takes as well. */
function toBlob(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The image has no pixels."))), type, QUALITY);
  });
}
