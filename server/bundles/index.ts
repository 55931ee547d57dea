export { CERTIFICATE_PATH, SYLLABUS_PATH } from "./bundle-paths";
export { imageTypeOf, judgeImage } from "./read-images";
export { MAX_UPLOAD, unpackUpload, type Unpacked } from "./unpack-upload";
export { packFiles } from "./pack-files";
export { readSource } from "./read-source";
export { rewriteAddresses } from "./rewrite-addresses";
export type { BundleCaption, BundleCertificate, BundleFile, BundleImage, BundleItem, BundleLesson, BundleModule, BundlePackage, BundleSyllabus, CourseBundle, ReadBundle } from "./types";
export { writeBundle } from "./write-bundle";
