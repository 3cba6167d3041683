/** The feed client: sends readings and master data to ingest over HTTP and keeps count of the answers. */
package org.industrymonitor.platform.feed;
