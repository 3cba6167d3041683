/** The command line and the embedded platform: everything that knows all the rooms of the house. */
package org.industrymonitor.platform;
