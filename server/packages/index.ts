export type { CommittedPackage, OpenedPackage, PackagePage, PackageProgress } from "./dto";
export { packageOrigin } from "./package-origin";
export { getPackageLaunch } from "./queries/get-package-launch";
export { getPackagePage } from "./queries/get-package-page";
export { openPackageFile } from "./queries/open-package-file";
export { commitPackage } from "./use-cases/commit-package";
export { openPackage } from "./use-cases/open-package";
export { resetPackage } from "./use-cases/reset-package";
export { tryPackage } from "./use-cases/try-package";
