/** The watched folder: files of returns are claimed, taken in, and put aside with a report beside them. */
package org.industrymonitor.ingest.folder;
