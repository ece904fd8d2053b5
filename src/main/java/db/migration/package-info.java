/** The database migrations that are Java; the others are SQL files of the same folder name. */
package db.migration;
