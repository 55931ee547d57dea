-- AlterEnum
ALTER TYPE "OneTimeTokenPurpose" ADD VALUE 'delete_account';
