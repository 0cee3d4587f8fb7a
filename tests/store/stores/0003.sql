BEGIN TRANSACTION;
CREATE TABLE absence (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	"on" DATE NOT NULL, 
	at DATETIME NOT NULL, 
	run_id INTEGER NOT NULL, 
	capture_id INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	counted BOOLEAN NOT NULL, 
	CONSTRAINT pk_absence PRIMARY KEY (id), 
	CONSTRAINT fk_absence_capture_id_capture FOREIGN KEY(capture_id) REFERENCES capture (id), 
	CONSTRAINT fk_absence_document_id_document FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_absence_run_id_run FOREIGN KEY(run_id) REFERENCES run (id), 
	CONSTRAINT uq_absence_document_id_on UNIQUE (document_id, "on")
);
INSERT INTO "absence" VALUES(1,5,'2026-11-22','2026-11-22 15:36:38.863701',2,8,'status 404',1);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE alert (
	id INTEGER NOT NULL, 
	channel VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	status VARCHAR NOT NULL, 
	attempts INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	next_try_at DATETIME NOT NULL, 
	sent_at DATETIME, 
	last_error VARCHAR, 
	CONSTRAINT pk_alert PRIMARY KEY (id), 
	CONSTRAINT uq_alert_channel_key UNIQUE (channel, "key")
);
INSERT INTO "alert" VALUES(1,'webhook','baseline:e74e09588a282f07','finding','首次采集完成:5 个来源,5 份文件','2026-11-22 首次读完以下来源,已有内容作为基准收录,不逐份提醒;此后的新增和改动才会提醒。
demo/1-qinzhou 天水市秦州区人民政府:1 份
demo/2-jizhou 天津市蓟州区人民政府:1 份
demo/3-jingyuan 泾源县人民政府:1 份
demo/4-shiyan 十堰经济技术开发区管理委员会:1 份
demo/5-ganzhou 赣州市人民政府:1 份','sent',1,'2026-11-22 15:36:35.116267','2026-11-22 15:36:35.116267','2026-11-22 15:36:35.187453',NULL);
INSERT INTO "alert" VALUES(2,'webhook','incident:1:opened','finding','来源异常:demo/5-ganzhou robots.txt 不允许访问','来源:demo/5-ganzhou
问题:robots.txt 不允许访问
网址:http://ganzhou.fazhi.test:37373/nbzl/2019/0318/0877.html
详情:robots.txt forbids http://ganzhou.fazhi.test:37373/nbzl/2019/0318/0877.html
开始时间:2026-11-22 23:36(北京时间)
恢复时会另行通知;在此之前,读不到的内容不作修改或撤下处理。','sent',1,'2026-11-22 15:36:35.119087','2026-11-22 15:36:35.119087','2026-11-22 15:36:35.187453',NULL);
INSERT INTO "alert" VALUES(3,'webhook','incident:2:opened','finding','来源异常:demo/4-shiyan 网站拦截访问','来源:demo/4-shiyan
问题:网站拦截访问
网址:http://shiyan.fazhi.test:37373/gkmlpt/content/4/4449/post_4449773.html
详情:challenge: status 412 with an inline $_ts script
开始时间:2026-11-22 23:36(北京时间)
恢复时会另行通知;在此之前,读不到的内容不作修改或撤下处理。','sent',1,'2026-11-22 15:36:39.521150','2026-11-22 15:36:39.521150','2026-11-22 15:36:39.600206',NULL);
INSERT INTO "alert" VALUES(4,'webhook','change:1','edited','报告修改(重大):泾源县人民政府2024年度法治政府建设情况报告','严重程度:重大
依据:数字改动 2 处;替换 7 字(共 25 段,涉及 2 段)
静默:正文已改,页面日期未变(静默修改)
字数:增加 7 字,删去 7 字
数字变动(2 处):
· 调解矛盾纠纷:930件 → 980件 ↑,见“年,全年调解矛盾纠纷980件,矛盾纠纷化解率”
· 接待法律咨询:3140人次 → 3410人次 ↑,见“24年,接待法律咨询3410人次,受理法律援助案”
版本:1 → 2
发布机关:泾源县人民政府
地区:宁夏回族自治区(640424)
报告年度:2024
发布日期:2025-03-17
网址:http://jingyuan.fazhi.test:37373/art/2025/3/17/art_12345_4856638.html
文档编号:2
来源:demo/3-jingyuan
发现时间:2026-11-22 23:36(北京时间)','sent',1,'2026-11-22 15:36:39.560709','2026-11-22 15:36:39.560709','2026-11-22 15:36:39.600206',NULL);
INSERT INTO "alert" VALUES(5,'webhook','change:2','new','新报告:天津市蓟州区人民政府关于2022年法治政府建设情况的报告','依据:首次采集之后新出现
篇幅:1392 字
发布机关:天津市蓟州区人民政府
地区:天津市(120119)
报告年度:2022
发布日期:2023-03-20
网址:http://jizhou.fazhi.test:37373/zwgk/fzzfjsbg/fzzfjsgzbg/202303/t20230320_6149873.html
文档编号:5
来源:demo/2-jizhou
发现时间:2026-11-22 23:36(北京时间)','sent',1,'2026-11-22 15:36:39.571778','2026-11-22 15:36:39.571778','2026-11-22 15:36:39.600206',NULL);
CREATE TABLE capture (
	id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	url VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	status INTEGER NOT NULL, 
	content_type VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	length INTEGER NOT NULL, 
	file VARCHAR NOT NULL, 
	"offset" INTEGER NOT NULL, 
	CONSTRAINT pk_capture PRIMARY KEY (id), 
	CONSTRAINT fk_capture_run_id_run FOREIGN KEY(run_id) REFERENCES run (id)
);
INSERT INTO "capture" VALUES(1,1,'http://qinzhou.fazhi.test:37373/info/8460/40635.htm','2026-11-22 15:36:33.668837',200,'text/html; charset=utf-8','19dd10ba39dd6dfad14ee32b7c3e373b01723e7aad33114e3d6b36095641ea60',13334,'2026/11/20261122T153633Z-000001-31990-5f10eb.warc.gz',19984);
INSERT INTO "capture" VALUES(2,1,'http://shiyan.fazhi.test:37373/gkmlpt/content/4/4449/post_4449773.html','2026-11-22 15:36:33.797733',200,'text/html; charset=utf-8','76f82911dbfe518d1b5f534c555fc23bcb307f1d938b86a4e4c0cc608acac2c0',19125,'2026/11/20261122T153633Z-000001-31990-5f10eb.warc.gz',56886);
INSERT INTO "capture" VALUES(3,1,'http://jingyuan.fazhi.test:37373/art/2025/3/17/art_12345_4856638.html','2026-11-22 15:36:33.747200',200,'text/html; charset=utf-8','fe8f80d9dbc44ad965aecfd587301b90092d52004cbb4baba520312baa3fde18',14903,'2026/11/20261122T153633Z-000001-31990-5f10eb.warc.gz',35782);
INSERT INTO "capture" VALUES(4,1,'http://jizhou.fazhi.test:37373/zwgk/fzzfjsbg/fzzfjsgzbg/202203/t20220318_5832432.html','2026-11-22 15:36:33.777283',200,'text/html; charset=utf-8','cde81093381fe297704c087fc48e9f6e39567899a75d57e36cb84b8392f5e82c',10987,'2026/11/20261122T153633Z-000001-31990-5f10eb.warc.gz',43182);
INSERT INTO "capture" VALUES(5,1,'http://ganzhou.fazhi.test:37373/zwgk/fzzf/2020/0303/1182.html','2026-11-22 15:36:34.580690',200,'text/html','b7053a732f026ac2f7a846afbd9b92cc046969d22ed5ede952d3f42c9132f58a',11927,'2026/11/20261122T153633Z-000001-31990-5f10eb.warc.gz',67383);
INSERT INTO "capture" VALUES(6,2,'http://shiyan.fazhi.test:37373/gkmlpt/content/4/4449/post_4449773.html','2026-11-22 15:36:37.942699',412,'text/html; charset=utf-8','651f152fd7bd326fc629fadb93f332bdad864cd21a6e1d235743ef3f45b2c91b',467,'2026/11/20261122T153637Z-000002-32009-d441ef.warc.gz',29060);
INSERT INTO "capture" VALUES(7,2,'http://jingyuan.fazhi.test:37373/art/2025/3/17/art_12345_4856638.html','2026-11-22 15:36:37.930971',200,'text/html; charset=utf-8','6a3d1186349e195b7dc04fd6dad9f398716a08e5b4ba46308e32398491780c77',14903,'2026/11/20261122T153637Z-000002-32009-d441ef.warc.gz',21686);
INSERT INTO "capture" VALUES(8,2,'http://ganzhou.fazhi.test:37373/zwgk/fzzf/2020/0303/1182.html','2026-11-22 15:36:38.859168',404,'text/html','91b4e8bd8484ba1fb8c2446e711a339b402237ca66cecef864f2807d376d5068',219,'2026/11/20261122T153637Z-000002-32009-d441ef.warc.gz',43797);
INSERT INTO "capture" VALUES(9,2,'http://jizhou.fazhi.test:37373/zwgk/fzzfjsbg/fzzfjsgzbg/202303/t20230320_6149873.html','2026-11-22 15:36:38.013276',200,'text/html; charset=utf-8','2cf6489370a7c145dd340a2a8d257d44db530bb53b170546b6b017044178910f',3664,'2026/11/20261122T153637Z-000002-32009-d441ef.warc.gz',36902);
CREATE TABLE chain (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	content VARCHAR NOT NULL, 
	head VARCHAR NOT NULL, 
	CONSTRAINT pk_chain PRIMARY KEY (id)
);
INSERT INTO "chain" VALUES(1,'file','2026/11/20261122T153633Z-000001-31990-5f10eb.warc.gz','2026-11-22 15:36:35.150361','98dc4c7d57485b80fe771116b57d97e4ba70fef00729e6ea0c37397bc33fad21','fb396fdee26fcce5bbabb822bd1730889446896fdd23ed41762f681f8bfb44eb');
INSERT INTO "chain" VALUES(2,'capture','1','2026-11-22 15:36:35.150361','082dec5108ab21a173cb29ac379e4cbe8ab5f23c0bf0ad31eebec4271b9ada22','91c8d53f8b0d78924824ad919d48af5fc06ad1c6c15c8ee04378f514ce91c4f4');
INSERT INTO "chain" VALUES(3,'capture','2','2026-11-22 15:36:35.150361','2f6222351bc09c7a53255cd0ea4b9d5c65bdbdf98f118d07567b78e500b87b3d','32ca6b3f20c88338407df6e57e4970d5dc292dc7b91ab1754fe7fcafa46502ce');
INSERT INTO "chain" VALUES(4,'capture','3','2026-11-22 15:36:35.150361','dc3bda7b559b44cef6f5d0a47e75a213bff74da32e067b6baa847b8f17ee52da','66e070bac2a60821b8017fd2803901d2b66231fe8e0192b39c80cfe4a5bbc867');
INSERT INTO "chain" VALUES(5,'capture','4','2026-11-22 15:36:35.150361','8b14cd05ad0f593c5acde7062bb6031dfe8f421061ab32faec623073a3523df2','7bef6a73ad0917c4bf2caa24d4e5f5e390866afdee0dd03abc29420e3fdf653c');
INSERT INTO "chain" VALUES(6,'capture','5','2026-11-22 15:36:35.150361','b455dd477e265b5503ffc2889f377b374826b4444b3903c2493cab565efc6000','01a23ce80792196eb7566306ae6991d91d9732b868f2adc0e2c4b1071194c306');
INSERT INTO "chain" VALUES(7,'version','1','2026-11-22 15:36:35.150361','b70419c9818a446557ce20025e7c02912aa21a19a7c4bc724fa3f4d6c6954097','e0b7d6b5801f6a1275a18e8a4bdf2169b399f547cc6e71cefa11f84f34510ff0');
INSERT INTO "chain" VALUES(8,'version','2','2026-11-22 15:36:35.150361','37f39c776f36d7c6a36d17714833a14980c2b79f4db8d992a0035956ff684e0a','428076ffe5e5c59b414174f9b70b745bedf504ce076b9a6fab828f3fa8eba18d');
INSERT INTO "chain" VALUES(9,'version','3','2026-11-22 15:36:35.150361','ee0ea28f5a30598172c0b0e5debee7322f0871897d647f2177eaa6c987022291','00031918351c93030d13d332951acd355208dbf2e8568082570e7a60d2fea99e');
INSERT INTO "chain" VALUES(10,'version','4','2026-11-22 15:36:35.150361','d1238e29b048df2d75ecea228f85bd332f98394f425cb035092c8b410767e7f3','66d0358379667723c9f7778d6834550ed96f0520534be2dd7732ca9909de68f6');
INSERT INTO "chain" VALUES(11,'version','5','2026-11-22 15:36:35.150361','aac9bc6f434469412aeb3d194f941311b2fe9b72fff4dc3562669a29d6fd7667','1cd5e185c37af1d603c1d9c3bfd90eac1fa35da1572d734fdc8693e066446ed2');
INSERT INTO "chain" VALUES(12,'file','2026/11/20261122T153637Z-000002-32009-d441ef.warc.gz','2026-11-22 15:36:39.581704','eac46ce4494aa5f930ee1797a5f44111b88acd01ba6f07a32d1637c33a46f62d','7941d5ab61bd1eacc5cd0cd68593e089cc48d408266dbd239f59bb14c9861537');
INSERT INTO "chain" VALUES(13,'capture','6','2026-11-22 15:36:39.581704','9346eccdec4076efa94b748f49d07f73e808deaad0ff46835903d046b22c8ca2','eeebb78865bb6491d2d21fd0184640cdabae06724cd34bf5579b5b06cc07cf07');
INSERT INTO "chain" VALUES(14,'capture','7','2026-11-22 15:36:39.581704','2f9117f36f0ea684a184ab1ac6cec521e5b1e399a0fc6799930a1a083557dc5d','de1df3246f206ca8ef06f968afd3cc9f160363a167bc0004ac284cf725e25105');
INSERT INTO "chain" VALUES(15,'capture','8','2026-11-22 15:36:39.581704','07e3dda63fcd376959f3393233968873f08bc70510c09f3b56880d6f318eff6b','a0d682f3233657872006c53bcde6c162e1d53f1ed8538d88354696f07c43e37d');
INSERT INTO "chain" VALUES(16,'capture','9','2026-11-22 15:36:39.581704','1447e2cd897c0c7373d975771a41900aa8e2873e0b976867e9ee30e8d0c84457','0b0e8ea72af2c1cfbc42e5e58c3f961c477126b12c48fc9f1214d1189be2d2fe');
INSERT INTO "chain" VALUES(17,'version','6','2026-11-22 15:36:39.581704','223ee99a9e15c9233d6c4e6049cef2a70bb24923eaeef88c6275beded528ada6','13fe7c95fbf780d5a6c51fea5029b9715b1c773c97bd4a042ea7b67147dd339e');
INSERT INTO "chain" VALUES(18,'version','7','2026-11-22 15:36:39.581704','024059b21d8b0b227ef664194fc1fd40545eaed0ace11ab66f19ea8e7c07e92d','e95cd2070c053346f637916f117decc0f73b55b71f52900f1945c15612dced8b');
INSERT INTO "chain" VALUES(19,'absence','1','2026-11-22 15:36:39.581704','f0dd923686e5bd8bcacad0872608fc55c190b4a7550017f8c4c46fa5c9712ba6','b951f632080c73c15ddacb182dc7a7e268602b56ca74e4f94119090b07faed14');
INSERT INTO "chain" VALUES(20,'change','1','2026-11-22 15:36:39.581704','33676199ff72c04af6c2c43414348aab8cb60153698e3063fb513fd7e5bd26be','885790547672b60c0476bd25d395b1780375e66fa46a163af88dcb8b7c3f1fe3');
INSERT INTO "chain" VALUES(21,'change','2','2026-11-22 15:36:39.581704','b21a3ee15c36a48ef22008bd4e8102ed87775b7fd133c8ede0049e8accb4d544','2924b64630c21ed0f22e56539bb057aa99e7439dd30830e91f26d05422351925');
CREATE TABLE change (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	severity VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	document_id INTEGER NOT NULL, 
	from_version_id INTEGER, 
	to_version_id INTEGER, 
	run_id INTEGER NOT NULL, 
	detected_at DATETIME NOT NULL, 
	chars_added INTEGER NOT NULL, 
	chars_removed INTEGER NOT NULL, 
	numbers JSON NOT NULL, 
	silent BOOLEAN NOT NULL, 
	confirmed BOOLEAN NOT NULL, suppressed VARCHAR, group_id INTEGER, evidence JSON DEFAULT '{}' NOT NULL, 
	CONSTRAINT pk_change PRIMARY KEY (id), 
	CONSTRAINT fk_change_document_id_document FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_change_from_version_id_version FOREIGN KEY(from_version_id) REFERENCES version (id), 
	CONSTRAINT fk_change_run_id_run FOREIGN KEY(run_id) REFERENCES run (id), 
	CONSTRAINT fk_change_to_version_id_version FOREIGN KEY(to_version_id) REFERENCES version (id), 
	CONSTRAINT uq_change_key UNIQUE ("key")
);
INSERT INTO "change" VALUES(1,'edited:3:3:6','edited','major','2 figures changed; 7 characters replaced in 2 of 25 paragraphs',3,3,6,2,'2026-11-22 15:36:39.560709',7,7,'[{"before": "930", "after": "980", "unit": "\u4ef6", "context": "\u5e74,\u5168\u5e74\u8c03\u89e3\u77db\u76fe\u7ea0\u7eb7980\u4ef6,\u77db\u76fe\u7ea0\u7eb7\u5316\u89e3\u7387", "counts": "\u8c03\u89e3\u77db\u76fe\u7ea0\u7eb7", "direction": "up"}, {"before": "3140", "after": "3410", "unit": "\u4eba\u6b21", "context": "24\u5e74,\u63a5\u5f85\u6cd5\u5f8b\u54a8\u8be23410\u4eba\u6b21,\u53d7\u7406\u6cd5\u5f8b\u63f4\u52a9\u6848", "counts": "\u63a5\u5f85\u6cd5\u5f8b\u54a8\u8be2", "direction": "up"}]',1,1,NULL,NULL,'{"case": {"kind": "edited", "cause": "site"}, "reasons": [{"part": "figures_changed", "value": 2, "above": 0, "severity": "major", "words": "2 figures changed"}, {"part": "characters_replaced", "value": 7, "above": 0, "severity": "minor", "words": "7 characters replaced in 2 of 25 paragraphs"}], "signature": "4f14060f2ff3d75b810b876d5d527c396e5fe6e62628e38da64868d96fba6054", "rules": "a41f5e459dbd3bd9f59114bf5a5ee3362abd88305879f35d2cabcda93c2763bf"}');
INSERT INTO "change" VALUES(2,'new:6:-:7','new','notable','first seen after the source''s baseline',6,NULL,7,2,'2026-11-22 15:36:39.571778',1392,0,'[]',0,1,NULL,NULL,'{"case": {"kind": "new", "cause": "site"}, "reasons": [], "signature": "", "rules": "a41f5e459dbd3bd9f59114bf5a5ee3362abd88305879f35d2cabcda93c2763bf"}');
CREATE TABLE daily_head (
	"on" DATE NOT NULL, 
	link INTEGER NOT NULL, 
	head VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_daily_head PRIMARY KEY ("on")
);
INSERT INTO "daily_head" VALUES('2026-11-22',21,'2924b64630c21ed0f22e56539bb057aa99e7439dd30830e91f26d05422351925','2026-11-22 15:36:39.581704');
CREATE TABLE document (
	id INTEGER NOT NULL, 
	ordinal INTEGER, 
	source_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	first_seen_at DATETIME NOT NULL, 
	last_seen_at DATETIME NOT NULL, 
	checked_run INTEGER, 
	checked_as VARCHAR, 
	etag VARCHAR, 
	last_modified VARCHAR, 
	body_digest VARCHAR, 
	reader VARCHAR NOT NULL, 
	suspect_sha VARCHAR, 
	suspect_run INTEGER, 
	missing_since DATETIME, 
	missing_on DATE, 
	missing_nights INTEGER NOT NULL, parent_id INTEGER, mirrored BOOLEAN DEFAULT 0 NOT NULL, suspect_nights INTEGER DEFAULT 0 NOT NULL, moved_to_id INTEGER, next_look_at DATETIME, 
	CONSTRAINT pk_document PRIMARY KEY (id), 
	CONSTRAINT fk_document_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT uq_document_key UNIQUE ("key"), 
	CONSTRAINT uq_document_ordinal UNIQUE (ordinal)
);
INSERT INTO "document" VALUES(1,0,'demo/1-qinzhou','http://qinzhou.fazhi.test:37373/info/8460/40635.htm','http://qinzhou.fazhi.test:37373/info/8460/40635.htm','present','2026-11-22 15:36:33.668837','2026-11-22 15:36:37.927789',2,'same','"14ddea0d81d7f724"','Thu, 20 Nov 2025 01:00:00 GMT','14ddea0d81d7f724600d8d27d3dc0bd0d06d76bafba0ab67527eeb0c1e74c6ec','3+trafilatura-2.3.1|4f53cda18c2baa0c',NULL,NULL,NULL,NULL,0,NULL,0,0,NULL,NULL);
INSERT INTO "document" VALUES(2,3,'demo/4-shiyan','http://shiyan.fazhi.test:37373/gkmlpt/content/4/4449/post_4449773.html','http://shiyan.fazhi.test:37373/gkmlpt/content/4/4449/post_4449773.html','present','2026-11-22 15:36:33.797733','2026-11-22 15:36:33.797733',2,'blocked',NULL,NULL,'76f82911dbfe518d1b5f534c555fc23bcb307f1d938b86a4e4c0cc608acac2c0','3+trafilatura-2.3.1|4f53cda18c2baa0c',NULL,NULL,NULL,NULL,0,NULL,0,0,NULL,NULL);
INSERT INTO "document" VALUES(3,2,'demo/3-jingyuan','http://jingyuan.fazhi.test:37373/art/2025/3/17/art_12345_4856638.html','http://jingyuan.fazhi.test:37373/art/2025/3/17/art_12345_4856638.html','present','2026-11-22 15:36:33.747200','2026-11-22 15:36:37.930971',2,'edited',NULL,'Thu, 20 Nov 2025 01:00:00 GMT','6a3d1186349e195b7dc04fd6dad9f398716a08e5b4ba46308e32398491780c77','3+trafilatura-2.3.1|4f53cda18c2baa0c',NULL,NULL,NULL,NULL,0,NULL,0,0,NULL,NULL);
INSERT INTO "document" VALUES(4,1,'demo/2-jizhou','http://jizhou.fazhi.test:37373/zwgk/fzzfjsbg/fzzfjsgzbg/202203/t20220318_5832432.html','http://jizhou.fazhi.test:37373/zwgk/fzzfjsbg/fzzfjsgzbg/202203/t20220318_5832432.html','present','2026-11-22 15:36:33.777283','2026-11-22 15:36:37.958406',2,'not_modified','"9d11f78ab2609b68"','Fri, 18 Mar 2022 01:00:00 GMT','9d11f78ab2609b68e18119173416030bf5826392c7431901d90d79ab69e52599','3+trafilatura-2.3.1|4f53cda18c2baa0c',NULL,NULL,NULL,NULL,0,NULL,0,0,NULL,NULL);
INSERT INTO "document" VALUES(5,4,'demo/5-ganzhou','http://ganzhou.fazhi.test:37373/zwgk/fzzf/2020/0303/1182.html','http://ganzhou.fazhi.test:37373/zwgk/fzzf/2020/0303/1182.html','missing','2026-11-22 15:36:34.580690','2026-11-22 15:36:34.580690',2,'missing',NULL,NULL,'b7053a732f026ac2f7a846afbd9b92cc046969d22ed5ede952d3f42c9132f58a','3+trafilatura-2.3.1|4f53cda18c2baa0c',NULL,NULL,'2026-11-22 15:36:38.863701','2026-11-22',1,NULL,0,0,NULL,NULL);
INSERT INTO "document" VALUES(6,5,'demo/2-jizhou','http://jizhou.fazhi.test:37373/zwgk/fzzfjsbg/fzzfjsgzbg/202303/t20230320_6149873.html','http://jizhou.fazhi.test:37373/zwgk/fzzfjsbg/fzzfjsgzbg/202303/t20230320_6149873.html','present','2026-11-22 15:36:38.013276','2026-11-22 15:36:38.013276',2,'new','"510e550b3c91c319"','Mon, 20 Mar 2023 01:00:00 GMT','510e550b3c91c3194ac6abcebf3079319670a9d0d9a76443a4435e2b96d7f588','3+trafilatura-2.3.1|4f53cda18c2baa0c',NULL,NULL,NULL,NULL,0,NULL,0,0,NULL,NULL);
CREATE TABLE due (
	schedule VARCHAR NOT NULL, 
	fire_at DATETIME NOT NULL, 
	claimed_at DATETIME NOT NULL, 
	CONSTRAINT pk_due PRIMARY KEY (schedule, fire_at)
);
CREATE TABLE entry (
	id INTEGER NOT NULL, 
	source_id VARCHAR NOT NULL, 
	column_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	listed_on DATE, 
	kind VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	first_seen_at DATETIME NOT NULL, 
	tried_run INTEGER, 
	tried_as VARCHAR, 
	document_id INTEGER, 
	CONSTRAINT pk_entry PRIMARY KEY (id), 
	CONSTRAINT fk_entry_column_id_list_column FOREIGN KEY(column_id) REFERENCES list_column (id), 
	CONSTRAINT fk_entry_document_id_document FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_entry_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT uq_entry_source_id_key UNIQUE (source_id, "key")
);
INSERT INTO "entry" VALUES(4,'demo/1-qinzhou',1,'http://qinzhou.fazhi.test:37373/info/8460/40635.htm','http://qinzhou.fazhi.test:37373/info/8460/40635.htm','秦州区2020年法治政府建设情况报告','2021-01-29','report','names 法治政府建设 and 报告 of 2020','2026-11-22 15:36:33.602603',1,'new',1);
INSERT INTO "entry" VALUES(24,'demo/2-jizhou',2,'http://jizhou.fazhi.test:37373/zwgk/fzzfjsbg/fzzfjsgzbg/202203/t20220318_5832432.html','http://jizhou.fazhi.test:37373/zwgk/fzzfjsbg/fzzfjsgzbg/202203/t20220318_5832432.html','天津市蓟州区人民政府关于2021年法治政府建设情况报告','2022-03-18','report','names 法治政府建设 and 报告 of 2021','2026-11-22 15:36:33.675781',1,'new',4);
INSERT INTO "entry" VALUES(30,'demo/3-jingyuan',3,'http://jingyuan.fazhi.test:37373/art/2025/3/17/art_12345_4856638.html','http://jingyuan.fazhi.test:37373/art/2025/3/17/art_12345_4856638.html','泾源县人民政府2024年度法治政府建设情况报告','2025-03-17','report','names 法治政府建设 and 报告 of 2024','2026-11-22 15:36:33.691648',1,'new',3);
INSERT INTO "entry" VALUES(44,'demo/4-shiyan',4,'http://shiyan.fazhi.test:37373/gkmlpt/content/4/4449/post_4449773.html','http://shiyan.fazhi.test:37373/gkmlpt/content/4/4449/post_4449773.html','十堰经济技术开发区2023年法治政府建设情况报告','2024-02-26','report','names 法治政府建设 and 报告 of 2023','2026-11-22 15:36:33.721750',1,'new',2);
INSERT INTO "entry" VALUES(155,'demo/5-ganzhou',5,'http://ganzhou.fazhi.test:37373/zwgk/fzzf/2020/0303/1182.html','http://ganzhou.fazhi.test:37373/zwgk/fzzf/2020/0303/1182.html','赣州市2019年法治政府建设情况报告','2020-03-03','report','names 法治政府建设 and 报告 of 2019','2026-11-22 15:36:34.111663',1,'new',5);
INSERT INTO "entry" VALUES(167,'demo/5-ganzhou',5,'http://ganzhou.fazhi.test:37373/nbzl/2019/0318/0877.html','http://ganzhou.fazhi.test:37373/nbzl/2019/0318/0877.html','赣州市2018年法治政府建设情况报告','2019-03-18','report','names 法治政府建设 and 报告 of 2018','2026-11-22 15:36:34.111663',2,'robots',NULL);
INSERT INTO "entry" VALUES(168,'demo/2-jizhou',2,'http://jizhou.fazhi.test:37373/zwgk/fzzfjsbg/fzzfjsgzbg/202303/t20230320_6149873.html','http://jizhou.fazhi.test:37373/zwgk/fzzfjsbg/fzzfjsgzbg/202303/t20230320_6149873.html','天津市蓟州区人民政府关于2022年法治政府建设情况的报告','2023-03-20','report','names 法治政府建设 and 报告 of 2022','2026-11-22 15:36:37.906776',2,'new',6);
CREATE TABLE incident (
	id INTEGER NOT NULL, 
	source_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	detail VARCHAR NOT NULL, 
	capture_id INTEGER, 
	opened_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	seen_run INTEGER NOT NULL, 
	closed_at DATETIME, 
	opening_told BOOLEAN NOT NULL, 
	closing_told BOOLEAN NOT NULL, 
	CONSTRAINT pk_incident PRIMARY KEY (id), 
	CONSTRAINT fk_incident_capture_id_capture FOREIGN KEY(capture_id) REFERENCES capture (id), 
	CONSTRAINT fk_incident_source_id_source FOREIGN KEY(source_id) REFERENCES source (id)
);
INSERT INTO "incident" VALUES(1,'demo/5-ganzhou','robots','http://ganzhou.fazhi.test:37373/nbzl/2019/0318/0877.html','robots.txt forbids http://ganzhou.fazhi.test:37373/nbzl/2019/0318/0877.html',NULL,'2026-11-22 15:36:34.133186','2026-11-22 15:36:37.944556',2,NULL,1,0);
INSERT INTO "incident" VALUES(2,'demo/4-shiyan','blocked','http://shiyan.fazhi.test:37373/gkmlpt/content/4/4449/post_4449773.html','challenge: status 412 with an inline $_ts script',6,'2026-11-22 15:36:37.972431','2026-11-22 15:36:37.972431',2,NULL,1,0);
CREATE TABLE list_column (
	id INTEGER NOT NULL, 
	source_id VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	adapter VARCHAR, 
	entries INTEGER, 
	newest_on DATE, 
	etag VARCHAR, 
	last_modified VARCHAR, 
	complete BOOLEAN NOT NULL, 
	checked_run INTEGER, 
	checked_as VARCHAR, 
	last_good_at DATETIME, 
	CONSTRAINT pk_list_column PRIMARY KEY (id), 
	CONSTRAINT fk_list_column_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT uq_list_column_source_id_url UNIQUE (source_id, url)
);
INSERT INTO "list_column" VALUES(1,'demo/1-qinzhou','http://qinzhou.fazhi.test:37373/zwgk/fzzfjs.htm','boda',5,'2021-04-02',NULL,NULL,1,2,'read','2026-11-22 15:36:37.885647');
INSERT INTO "list_column" VALUES(2,'demo/2-jizhou','http://jizhou.fazhi.test:37373/zwgk/fzzfjsbg/fzzfjsgzbg/','trs',5,'2023-03-20','"92abca8178e0b812"',NULL,1,2,'read','2026-11-22 15:36:37.997526');
INSERT INTO "list_column" VALUES(3,'demo/3-jingyuan','http://jingyuan.fazhi.test:37373/col/col12345/index.html','jcms',6,'2025-10-09',NULL,NULL,1,2,'read','2026-11-22 15:36:37.921346');
INSERT INTO "list_column" VALUES(4,'demo/4-shiyan','http://shiyan.fazhi.test:37373/gkmlpt/index','gkmlpt',100,'2024-08-15',NULL,NULL,1,2,'read','2026-11-22 15:36:38.053140');
INSERT INTO "list_column" VALUES(5,'demo/5-ganzhou','http://ganzhou.fazhi.test:37373/zwgk/fzzf/','generic',16,'2020-05-11',NULL,NULL,1,2,'read','2026-11-22 15:36:38.400261');
CREATE TABLE not_found (
	host VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	status INTEGER NOT NULL, 
	sent_on_to VARCHAR, 
	fingerprint VARCHAR NOT NULL, 
	learned_at DATETIME NOT NULL, 
	capture_id INTEGER NOT NULL, 
	CONSTRAINT pk_not_found PRIMARY KEY (host), 
	CONSTRAINT fk_not_found_capture_id_capture FOREIGN KEY(capture_id) REFERENCES capture (id)
);
CREATE TABLE redirect (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	to_document_id INTEGER NOT NULL, 
	from_url VARCHAR NOT NULL, 
	to_url VARCHAR NOT NULL, 
	from_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	until_at DATETIME, 
	CONSTRAINT pk_redirect PRIMARY KEY (id), 
	CONSTRAINT fk_redirect_document_id_document FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_redirect_to_document_id_document FOREIGN KEY(to_document_id) REFERENCES document (id)
);
CREATE TABLE run (
	id INTEGER NOT NULL, 
	frontier INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	started_at DATETIME NOT NULL, 
	heartbeat_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	pid INTEGER NOT NULL, 
	sources JSON NOT NULL, 
	counts JSON, 
	CONSTRAINT pk_run PRIMARY KEY (id)
);
INSERT INTO "run" VALUES(1,1,'done','2026-11-22 15:36:31.549792','2026-11-22 15:36:35.408299','2026-11-22 15:36:35.408299',31987,'["demo/1-qinzhou", "demo/2-jizhou", "demo/3-jingyuan", "demo/4-shiyan", "demo/5-ganzhou"]','{"new": 5, "changes": 0, "files": 5, "store_bytes": 331776}');
INSERT INTO "run" VALUES(2,2,'done','2026-11-22 15:36:35.463377','2026-11-22 15:36:39.626406','2026-11-22 15:36:39.626406',31987,'["demo/1-qinzhou", "demo/2-jizhou", "demo/3-jingyuan", "demo/4-shiyan", "demo/5-ganzhou"]','{"blocked": 1, "edited": 1, "missing": 1, "new": 1, "not_modified": 1, "same": 1, "changes": 2, "files": 6, "store_bytes": 344064}');
CREATE TABLE source (
	id VARCHAR NOT NULL, 
	issuer VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	site VARCHAR NOT NULL, 
	first_seen_at DATETIME NOT NULL, 
	baseline_at DATETIME, 
	last_good_at DATETIME, 
	CONSTRAINT pk_source PRIMARY KEY (id)
);
INSERT INTO "source" VALUES('demo/1-qinzhou','天水市秦州区人民政府','620502','county','http://qinzhou.fazhi.test:37373/','2026-11-22 15:36:31.549792','2026-11-22 15:36:35.092505','2026-11-22 15:36:39.504452');
INSERT INTO "source" VALUES('demo/2-jizhou','天津市蓟州区人民政府','120119','county','http://jizhou.fazhi.test:37373/','2026-11-22 15:36:31.549792','2026-11-22 15:36:35.092505','2026-11-22 15:36:39.504452');
INSERT INTO "source" VALUES('demo/3-jingyuan','泾源县人民政府','640424','county','http://jingyuan.fazhi.test:37373/','2026-11-22 15:36:31.549792','2026-11-22 15:36:35.092505','2026-11-22 15:36:39.504452');
INSERT INTO "source" VALUES('demo/4-shiyan','十堰经济技术开发区管理委员会','420300','zone','http://shiyan.fazhi.test:37373/','2026-11-22 15:36:31.549792','2026-11-22 15:36:35.092505','2026-11-22 15:36:39.504452');
INSERT INTO "source" VALUES('demo/5-ganzhou','赣州市人民政府','360700','city','http://ganzhou.fazhi.test:37373/','2026-11-22 15:36:31.549792','2026-11-22 15:36:35.092505','2026-11-22 15:36:39.504452');
CREATE TABLE text (
	sha256 VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	chars INTEGER NOT NULL, 
	CONSTRAINT pk_text PRIMARY KEY (sha256)
);
INSERT INTO "text" VALUES('799bee8ce12844d9a8b7146225c7c5a38a855a425512e5417575f858f3dcf869','2020年以来,秦州区法治建设坚持以习近平新时代中国特色社会主义思想为指导,全面贯彻党的十九大和十九届二中、三中、四中、五中全会精神,学习贯彻习近平法治思想及中央全面依法治国工作会议精神,增强“四个意识”、坚定“四个自信”、做到“两个维护”,坚持法治国家、法治政府、法治社会一体建设,培育和践行社会主义核心价值观,弘扬法治精神,建设法治文化,增强厉行法治的积极性和主动性,全面提升法治建设工作水平,为全区经济社会高质量发展提供法治保障和法律服务。
一、深化法治建设,描绘依法治区画卷
坚持法治为民、法治惠民宗旨,统筹推进严格执法、公正司法、全民守法,在更高水平上推进法治建设工作。
(一)党委领导坚强有力。坚持在区委统一领导下,谋划和落实法治建设各项任务,将法治建设纳入经济社会发展总体规划和综合考核评价体系,深入研究法治建设推进中的重大问题,区委常委会定期听取全区法治建设情况汇报。实行法治建设工作区政府领导顶格推进机制和区委领导督导机制,区委全面依法治区委员会由区委主要领导亲自挂帅,区人大常委会、区政府、区纪委监委主要负责同志分别在各自领域履行推进法治建设第一责任人职责。区委、区政府主要领导多次就行政机关负责人出庭应诉、党政群团机关法律顾问制度落实情况等工作作出批示,多次强调要打造市场化、法治化营商环境。认真落实法治建设报告制度,按要求向市委市政府报告年度法治建设情况,区委常委会专题研究法治工作5次,举办法治建设培训班4期,保证法治建设决策部署落到实处。
(二)人大政协监督广泛深入。充分发挥人大及其常委会的法律监督和政协的民主监督作用,高质量高水平做出决定和决议,强化人大议案和代表的建议办理,主动配合区人大对重大项目、执法情况等工作的监督,督促办理人大代表建议105件、政协议案答复116件。区人大常委会针对3部法律、法规贯彻施行情况进行了检查,听取和审议了区法院、检察院关于开展扫黑除恶专项斗争工作情况的报告。在区八届人大常委会第三十六次会议上,在听取秦州区法治政府建设工作进展情况后进行了审议和满意度测评,区公安分局、玉泉镇等部门结合自身工作实际做了交流发言。
(三)法治政府建设扎实推进。制定《秦州区落实法律顾问制度和公职律师公司律师制度实施方案》,聘请3个律师事务所、3名资深律师为区委、区政府法律咨询机构和法律顾问,全区各镇、街道,区直各部门、各单位基本实现法律顾问全覆盖。严格规范性文件制定权限和发布程序,把公众参与、合法性审查等作为必经程序,确保重大决策的科学性、合法性、合理性,累计更新行政规范性文件39件。召开全区行政复议行政应诉工作会议,重点对办结案件开展研判和今后工作做了安排部署,举办政府会前学法6次、法治讲座2次,组织2次涉及50多个部门、镇(街道)的法治建设工作督查,行政负责人出庭应诉率达到96.7%。始终坚持法治建设宣传常态化、制度化和广视角、全覆盖,严格落实国家工作人员宪法宣誓制度,开展“12·4”国家宪法周、全民健身日暨“七五”普法宣传活动,承办甘肃省2020年青年普法志愿者法治文化基层行民法典宣传周天水市启动仪式,确保市民及时了解、参与、监督法治建设。
(四)整改工作成效显著。中央依法治国办对我区法治政府建设实地督察反馈问题38个,秦州区全面认领,逐项整改,依次制定整改措施,明确责任领导、责任单位和整改时限,制定整改措施91条,责任领导分别为区委、区政府的分管领导担任,责任单位涉及30多个部门和23个镇(街道),“综合台账”提出的整改措施全部完成,取得了阶段性成效。全面落实《法治政府建设实施纲要(2015-2020年)》和《党政主要负责人履行推进法治建设第一责任人职责规定》,抓住领导干部这个“关键少数”,开设“领导干部法治课堂”,全区领导干部年终述法率100%、任前考试率100%、网上法律知识考试通过率99.8%。
(五)法治督察深入开展。区委全面依法治区委员会结合年度工作要点,以及中央依法治国办法治政府建设实地督察反馈问题、省委依法治省办营造法治化营商环境保护民营企业发展专项督察反馈问题、2019年全省法治建设绩效考评通报问题整改落实工作,开展专项督察,由区四大组织领导带队,采取听汇报、查资料、看现场等方式进行,重点查找工作任务完成情况,工作中还存在的短板弱项,客观深入分析原因,现场打分现场督办,通过督察,努力推进全年各项工作任务的落实。
二、服务经济建设,发展环境行稳致远
结合省委全面依法治省办关于营造法治化营商环境保护民营企业发展专项督查问题反馈并进行后续整改的18个问题、市上行政执法“三项制度”推行情况“回头看”专项行动及省、市深化“放管服”改革优化营商环境工作推进大会通报的5类25个问题的整改,区委高度重视,主要领导第一时间作出指示、批示,全面安排部署并积极主动抓好整改工作。
(一)坚持整改引领,政府职能依法全面履行。机构改革全面完成,形成职能配置科学合理、机构设置综合精干、责权明确清晰的组织架构,推动了政府职能转变。印发37家党政机关“三定”规定,共梳理主要职责486条,设内设机构266个,主要职责较改革前增加21条。五大领域综合行政执法改革到位,新机构正常运转。依托一体化在线政务服务平台,总结推广“项目管家”“不来即享”等有效做法,全面推广证明事项告知承诺制,加快线上线下数据共享融合发展,实现“一网通办”。取消、调整和承接政务服务事项492项,事项检索率达到99.5%,网上可办率达到90%以上。精简行政许可事项,编制公布事项清单,委托第三方机构对取消下放事项落实情况进行评估,不断完善事中事后监管措施。保留行政许可事项155项,18个部门成立政务服务管理部门,24家窗口单位、46名工作人员进驻政务大厅,每天接待群众300余人次。有序推进“证照分离”改革,在政务大厅开设企业“一窗办”专区,做到“一步到位、一次办理”,新登记市场主体4897户,总量累计达到30022户。税务部门纾困惠企,用“真金白银”为企业发展增添活力和动力,1月至10月累计减税降费32814.24万元;商务等部门支持小店以住宅、电子商务经营者准入“绿色通道”,其中市、区领导带头通过“直播带货”形式销售特色农产品彰显亲商暖企典范。全面实现投资审批事项并联办理,压缩工程建设项目公共服务环节办理时限,其中供水新增、扩容改装的报装时间压缩至20个和15个工作日以内,燃气报装时间压缩至16个工作日以内,对不涉及有毒、有害及危险品的仓储、物流配送等基本不产生生态环境影响的项目,一律取消环评审批。对不符合《优化营商环境条例》要求的规范性文件及时修订清理,发挥中小微企业续贷转贷基金作用,建立失信责任追溯和承担机制,推动解决一批社会反映强烈的涉企问题。全区企业贷款余额417.62亿元,驻区各金融机构实现展期续贷186笔,金额17.47亿元;检查用人单位 400户,受理投诉举报 26起、劳动人事争议仲裁 82件,工伤认定11 宗,结案率为 100%;清理拖欠农民工工资 139.5885万元、 缴纳保证金 9245.6492万元。
(二)坚持公正公开,严格规范行政执法。公布28个政府部门(含区委部门挂牌机构)非涉密权力事项3808项,责任事项27287项,追责情形33612项。对涉及13家单位255项行政执法权向镇(街道)延伸全覆盖,推行柔性执法,梳理市场轻微违法经营行为,对符合清单规定情形的,免予行政处罚。城市综合执法部门在疫情防控中坚持柔性执法和审慎包容监管方式,允许设置临时占道摊点摊区、流动商贩贩卖经营等,兼顾城市公共利益与弱势群体利益问题,实现个人发展与城市管理同频共振。制定《关于全面推行执法公示制度执法全过程记录制度重大执法决定法制审核制度实施方案》并督促落实,组织开展“回头看”专项行动,深入查找短板弱项,建立问题清单,明确整改时限,不断完善长效机制,确保2020年实现全区行政执法“三项制度”全覆盖目标。市场监管部门开展食品安全专项检查14次,督查生产经营单位1.2万户次,下发《责令改正通知书》571份,没收“三无”等问',3311);
INSERT INTO "text" VALUES('81eab8b178ba174a64c13107ef9743462bf9df82a95209c936a44d565537fffb','2023年,十堰经济技术开发区党工委、管委会在市委、市政府坚强领导下,坚持以习近平新时代中国特色社会主义思想为指导,深入学习贯彻习近平法治思想,全面落实《法治政府建设实施纲要(2021-2025年)》和《法治湖北建设规划(2021-2025年)》文件精神,紧紧围绕法治政府建设总目标,理顺制度机制、压紧压实责任,推动法治政府建设迈上更高水平。现将有关情况报告如下:
一、主要举措和成效
(一)健全完善政府机构职能体系,提高政府效能
1.构建职责明确、依法履职的政府治理体系。按照中央、省委部署和市委要求,结合发展实际,贯彻落实“服务型政府”建设,深化转方式、转职能、转作风,加强和完善经济调节、市场监管、社会管理、公共服务等职能,改革机构设置,优化职能配置,提高效率效能,构建起系统完备、科学规范、运行高效的国家机构职能体系,推动各级政府机构协同高效运转。
2.深化重点领域信息公开,促进行政权力规范透明运行。广泛运用经开区门户网站、短视频、微信公众号等传播载体,着重加强涉企服务和民生保障领域信息公开,及时准确发布招商引资政策、执法公示、民意关切等动态信息2947条,公开规范性文件、行政许可、行政执法等信息2667条,受理网上问政1094件、市长热线2547件,积极推进政务公开提质扩面增效。
3.加强制度供给,强化行政规范性文件监督管理。全面落实行政规范性文件合法性审核和备案机制,常态化开展涉及公民、法人或其他组织权利和义务的行政规范性文件、协议合同等合法合规前置审查工作,严格执行规范性文件即时清理工作机制,根据法律法规和相关文件变化情况,及时组织清理关于“放管服”改革、法治化营商环境、招商引资政策等方面的规范性文件,解决不一致、不协调、不适应问题,维护法治统一、政令通畅,为依法行政提供坚实的法治保障。
4.发挥法律顾问作用,规范行政决策程序。积极推行政府法律顾问制度,聘请武珞律师事务所作为管委会法律顾问单位,成立经开区法律服务所,实现各级党政机关法律顾问全覆盖,积极发挥法律顾问在推进合法性审查、优化营商环境和化解矛盾纠纷等方面的咨询论证、审核把关作用。全年法律顾问供出席会议9次,参与谈判4次,审查合同协议135件,出具法律意见书16件,有效防范了法律风险,切实提升了依法决策水平。
(二)深入推进“放管服”改革
1.持续加强法治化营商环境机制建设。实施市场准入负面清单制度,以控制成本为核心,聚焦“高效办成一件事”,深入推进“问办协同、全程互动”办税和登记注册“三化”改革先行区建设和项目审批“一件事一次办”改革,施行涉企许可“证照分离”和区级涉企行政审批“零收费”制度,制定经开区市场主体注册登记“三化”改革实施方案,全面构建企业开办线上“一链通”、线下“一窗式”集成办理模式,不断夯实法治化营商环境基础。
2.深入开展“清、减、降”专项行动。依法依规拓展区、街道、村居“三级综窗”政务服务内容,推出即办件事项582项,即办率55%;全面推行“互联网+政务服务”,做到“内部跑、数据跑、群众不跑”,在国家一体化政务服务平台发布政务事项1053项,一事联办事项线上28项、线下217项,减环节36个、减材料567个,减时限比例达90%,减成本比例达36%,全年共办件14.6万件,网办率达99%。同时与湖南省湘潭市、北京市大兴区签订了《政务服务“跨省通办”合作协议》,“跨省通办”业务触角延伸至北京、陕西、内蒙古、河南、安徽、湖南、江西、海南等8省(市)的14个区(县),真正实现“一窗通办”、“一网通办”、“一事联办”和“跨域通办”,全面提升了政务服务质效。
3.加强和创新事中事后监管。制定全区市场主体“双随机、一公开”抽查工作实施方案,着力推动跨部门“双随机”联合执法检查,市场监管、消防、街道等单位联合抽查23批次、检查经营主体81户次,市场监管部门单独抽查10批次、检查经营主体796户次,有效施行经营异常名录和严重违法失信企业名单动态管理,确保企业依法经营、守信经商,促进市场主体健康、有序发展。
4.持续推进涉企柔性执法。推行轻微违法行为依法免罚清单制度,坚持“合法合理、宽严相济、主动服务”原则,精准把握执法司法力度、尺度和温度,完善说服教育、提示提醒、责令限改等柔性执法方式,对70余户符合“首违不罚”条件的经营者作出不予处罚的决定,最大限度减少了执法司法活动对市场主体正常生产经营的影响,推动柔性执法制度化、规范化,加快打造一流法治化营商环境。
(三)推进严格规范公正文明执法,提升行政执法水平
1.加强执法人员管理。遵循“谁使用、谁管理、谁负责”的原则,建立完善执法人员准入管理、岗位责任、教育培训、考核奖惩、岗位激励等制度,明确执法辅助行为边界,全面推行持证上岗,深入推进行政执法公示、执法全过程记录、重大执法决定法制审核“三项制度”,为严格规范公正文明执法提供制度保障。
2.强化重点领域执法。打破警种壁垒,整合刑侦、经侦、禁毒和治安打击力量,做实“市县主战”,围绕群众反映强烈的电诈、盗窃等案件,扎实开展“雷火2023”专项行动、夏季治安打击整治攻坚行动、“清剿毒品”专项行动,刑事立案266起,与去年同比下降16.6%;破获刑事案件83起,破案率31.2%;受理行政案件1117起,办结803起,抓获各类违法犯罪嫌疑人382人,办结率68%,办结率排名全市第三;铲除黄赌窝点23处,追赃挽损4600余万元。“雷火行动”战果在全省第四序列42个县(区)局排名第11,“清剿行动”任务完成率全市第一。以铁的手腕惩治违法犯罪行为,保护了公众利益,维护了法治权威。
3.规范行政执法行为。围绕扣好执法“第一粒扣子”,以推进执法办案管理中心提质增效为契机,扎实开展接处警、受立案执法突出问题专项行动,全面加强执法全流程监督,持续推进法制周例会、“三清三查”制度落实,推进执法监督“精细化”管理,落实执法监督“日常化”考评,开展执法事项检查8次、发布通报8期,组织集中考评3次、评查案件300余件,以查促改,以评促进,持续推进严格规范公正文明执法。
(四)加强社会矛盾纠纷调处化解,促进社会公平正义
1.构建大调解工作格局。坚持和发展新时代“枫桥经验”,完善以区分管领导为组长,信访、综治、公安、司法等部门分管同志为成员的经开区人民调解工作领导小组;建成以白浪路派出所驻所民调室为中心,统筹村(社区)治调主任、网格员、驻村(社区)民警和法律顾问等基层治理力量,覆盖9个村(社区)并辐射学校、医院、养老、民政、市场、企业等行业领域的“1+9+N”民调阵地;成立驻区公安分局诉前调委会、白浪街道调委会和村(社区)调委会,组建137名专(兼)职人民调解员队伍,构建“五位一体”矛盾纠纷联调联治工作格局,最大限度地提高调解成功率和群众满意度,进一步提升了社会矛盾纠纷化解水平和质效。
2.有序化解矛盾纠纷。牢固树立“主动作为”理念,成立区化解历史遗留问题领导小组办公室,建立清单销号工作机制,推进领导包保责任制落实,切实做到防范在先、处置在小,耐心热情接待群众来访153批次170人次,及时办理阳光信访转办件138件、市长热线转办件2264件,成功化解群众日常矛盾纠纷540余件。全力化解信访积案,10余起长达10年以上的矛盾纠纷彻底“销号”,有效削减了存量、遏制了增量,大力维护了社会稳定大局。
3.深化法律援助服务。以群众法律需求为导向,秉承“应援尽援”理念,依法扩大法律援助范围,降低法律援助门槛,对欠资欠薪以及工伤类案件开通“绿色通道”,接待群众来电来访196人次,审核案件15件,决定给予援助案件8件,让更多困难群众切实享受到法律援助服务。同时,加强法律援助工作考核机制建设,深入推进基层法律服务与人民调解有机融合,更好满足人民群众法律援助需求。
(五)完善应急管理体制,依法预防处置重大突发事件
1.完善突发事件预防应对制度。健全区党工委统筹指导,部门分级负责、相互协同的应急处置机制,确立党政同责、一岗双责、齐抓共管、失职追责的安全生产责任体系,修订完善经开区应急预案,完善应急物资政府采购、收储轮换、调剂调用机制,落实领导带班和信息报告公示机制,提升突发事件预防应对能力。
2.加大隐患排查整治力度。坚持眼睛向下、紧盯一线,聚焦事故多发行业领域和高风险点位,积极运用“四不两直”、明查暗访、交叉互检等方式推进排查整治,采用“周调度、月小结、季通报、年总结”的方式督导工作落实,检查企业1008家,帮扶企业258家,推进重大事故隐患整改85条,进一步压实防范化解本地本领域重大风险责任。
3.加强防灾减灾文化建设。坚持“两个至上”理念,运用“以案说法”、专题讲座、宣传展示等方式开展防灾减灾宣传教育活动,组织辖区重点企业观看警示教育片11次,开展专题宣讲300余次,发放各类宣传单20000余份,并组织三级灾害信息员培训2次44人次,开展各领域应急演练15次,参与演练181人次,设置各类宣传橱窗20余处,强化了群众安全意识,筑牢了应急观念。
(六)加强科技保障,加快数字法治政府建设。坚持数据赋能,优化企业开办“一链办”平台,升级市场主体“一链通”平台,增设企业变更模块,将市场主体变更信息通过平台即时推送至银行、社保、公积金、税务等单位,实现“信息共享,一站办结”。同时,推行项目服务“一站办”机制,出台《项目全生命周期服务闭环管理办法》,搭建经开区产业综合服务云平台,打造“经帮办”、企业开办智慧办、云踏勘、云评审、产业地图和智慧物流监管等应用场景,推广使用“身份码免证办”智慧平台,实现“扫码、亮证、扫脸”免提交证照或少提交材料办理,持续提升数字法治政府建设水平。
二、存在的主要不足
2023年,经开区法治政府建设虽然取得了较好成效,但也存在不足:辖区法院、公安、司法均为派出机构,推进法治建设的基层基础有待进一步加强。
三、下一步工作举措
(一)深化行政执法体制改革。以经开区机构改革为契机,根据经开区行政执法工作实际,推动行政执法体制改革,进一步科学划分职责、精简执法事项、简化执法程序、优化资源配置,建立健全高效率、跨领域、跨部门综合执法机制,实现“一支执法队伍”高效执法。
(二)提升依法依规决策水平。依法有序扩充重大行政决策目录管理内容,继续加强法律顾问、公职律师队伍建设,持续强化党政机关文件、重大决策、重要合同协议等合法合规性审查和社会稳定风险评估工作机制建设,提升依法依规决策水平。
(三)推进规范公正文明执法。健全行政执法“三项制度”落实情况抽查工作机制,完善政府内部层级监督和群众监督,持续开展群众反映强烈的突出问题专项整治,让人民群众感受到风清气正、公平正义的法治氛围。
2024年1月30日',4385);
INSERT INTO "text" VALUES('13988c6b016b2fc7e4d3fd865268fcb93d359e2568e9dc7c44c944393f6e1876','2024年,泾源县坚持以习近平新时代中国特色社会主义思想为指导,全面贯彻落实党的二十大和二十届二中、三中全会精神,深入学习宣传贯彻习近平法治思想,认真落实区市党委、政府及县委关于法治政府建设部署要求,聚焦法治政府建设提升工程“15336”工作思路,扎实推进法治政府建设各项工作取得了明显成效,为全县经济社会高质量发展提供了坚强法治保障。
一、突出政治引领,筑牢法治建设根基
深学细悟强思想。坚持把学习贯彻习近平法治思想作为首要政治任务,一体推进日常学法、会前学法、任前考法、年终述法,开展县委常委会、政府常务会议会前学法69次、理论学习中心组学法21次,举办领导干部习近平法治思想专题讲座4期,组织科级干部任前考法2次,领导干部运用法治思维和方式深化改革、推动发展、应对风险的能力水平不断提升。
系统谋划抓部署。县委、县政府领导同志认真履行法治建设第一责任人职责,对法治政府建设工作亲自部署、重点环节亲自协调、重点任务亲自督办,印发《泾源县法治政府建设“八大行动(2024)”任务清单》,从8个方面提出29项具体任务对法治政府建设工作谋篇布局,召开政府常务会议、专题会议3次,听取有关情况汇报、研究部署法治政府建设工作,推动各项工作任务落实落细。
加强考核促落实。充分发挥领导干部“关键少数”引领带动作用,将法治政府建设纳入领导班子和领导干部年度考核,开展“一把手”述法评议,压实第一责任人责任。建立法治督察与纪检监察、巡视巡察协作配合机制,聚焦法治政府建设难点、群众反映热点问题,开展督察3次,下发整改通知单39份,现场反馈问题172条。从严执行法治政府建设年度报告制度,接受社会监督,公布率达到100%。
二、紧扣中心工作,提升法治保障能力
不断优化政府机构职能。完成新一轮机构改革,缩减机构数9个,梳理部门(单位)权责清单事项3158项,及时对证明事项清单、中介服务事项清单等进行调整,规范权力运行。开展乡镇履职事项清单编制工作,对下放乡镇的66项综合执法事项进行评估,及时收回乡镇接不住、管不好的执法事项。
全面提升政务服务效能。深化“放管服”改革,推行“线上+线下”审批模式,“一网通办”事项占比85%,75项高频事项“跨省通办”。建立重点项目审批8+N会商机制,推行“自助办”“代帮办”“预约办”模式,开展“周末不打烊”服务,不断推进政务服务标准化、规范化、便利化。
着力优化法治化营商环境。坚持法治是最好的营商环境,召开民营经济高质量发展大会、民营企业纾困解难集中办公会,解决企业发展难题136件,落实减税降费1420户1500万元,为企业纾困转贷1388万元,为941户市场主体进行信用修复。扎实开展涉及不平等对待企业政策文件和罚款规定清理工作,对现行有效的6545件行政规范性文件和政策性文件全面起底排查,梳理涉企文件152件,对存在不平等对待企业的13件进行了全面清理,为各类企业公平竞争、良性发展提供了有力法治保障。
全力防范重大安全风险。完善各类应急预案,扎实开展安全生产治本攻坚三年行动,排查整治城镇燃气、煤矿、道路交通等重点行业领域风险隐患,妥善处置两轮强降雨,全面排查泄洪沟道、淤地坝等重点部位,应急管理和应急能力体系建设不断强化。
三、坚持依法行政,规范行政权力运行
加强行政规范性文件管理。严格落实行政规范性文件“统一登记、统一编号、统一公布”要求,坚持做到有件必备、有备必审、有错必纠。2024年,审查行政规范性文件4件,制定发布2件,规范性文件报备率、及时率、规范率均达100%。
坚持科学民主依法决策。编制公布年度重大行政决策事项目录,严格落实“公众参与、专家论证、风险评估、合法性审查、集体讨论决定”的决策程序,从严审核把关重大决策、合作协议、政策文件,审查各类决策事项52件,最大限度预防和避免了政府行政决策法律风险。
注重发挥法律顾问作用。督促、引导政府法律顾问参与重大涉法事务的咨询、审核及协调处理工作。全年协助审查县政府合同、协议82件,提出审查意见300条,参与化解涉府民事案件和行政争议案件4件,为县政府及各部门依法行政提供了高质量意见建议。
四、加强执法监管,推进严格规范执法
提升行政执法质量。大力实施提升行政执法三年行动,压茬推进6个方面43条措施,行政执法质效进一步提升。严格落实行政执法“三项制度”,编制公示行政执法事项清单3645项,组织开展行政执法突出问题梳理,梳理出的13条问题已全部整改完成。
强化行政执法监督。成立行政执法协调监督局并启用印章,在29家行政执法单位设立或确定法制机构,聘请行政执法监督员10名,健全行政执法监督体系。开展涉企行政执法专项监督,通过畅通投诉举报渠道、清理涉企行政复议和诉讼案件、建立联系企业制度等方式,广泛收集问题线索,涉企过度执法、趋利性执法等问题得到有效整治。开展行政执法案卷评查2轮次,发现问题160余条,及时向行政执法部门反馈,进一步规范执法工作。
加强执法人员管理。深化行政执法体制改革,完善执法机制,撤销3支执法队伍、执法职能回归机关,保留的6支执法队伍全部规范到位,乡镇实现“一支队伍管执法”。采取“线上+线下”方式,分批次、分领域培训行政执法人员360人次,组织122名干部参加全区行政执法证件申领考试,为考试合格的77人办理执法证件,安排对29家执法主体的301件执法证件进行年审,采取“四个一批”方式对不具有执法资格参与行政执法人员进行清理,确保具有行政执法资格的人员在执法一线。
五、践行法治为民,提高基层治理效能
深化普法宣传教育。深入推进“八五”普法,实施公民法治素养提升工程,建成法律服务工作室99个,精准培育法律明白人895人、农村学法用法示范户150户,司法局、公安局、教育体育局获评全区“八五”普法中期表现突出单位。制定《进一步推进移风易俗助力乡村振兴的实施意见》,开展农村高额彩礼专项治理,对婚嫁彩礼量化“限高”,高额彩礼得到有效遏制。
推动矛盾纠纷化解。坚持和发展新时代“枫桥经验”,深化“塞上枫桥”基层法治工作机制“1+1+3”固原实践,落实领导接访下访、包案化解机制,一批“骨头案”“钉子案”得到有效化解。规范设立各类调解组织122个,培育专兼职调解员572人,2024年,全年调解矛盾纠纷930件,矛盾纠纷化解率96.77%,涉及金额7800万元。常态化开展中小学“315”分钟日常法治教育,从根本上预防和减少未成年人违法犯罪。
提升行政复议质效。建立预防和化解行政争议联席会议制度,开展行政复议法系列宣传活动,行政复议社会知晓率和首选率大幅提升。新的行政复议法实施以来,收到行政复议申请45件,同比增长400%,行政机关负责人出庭应诉率100%,行政复议化解行政争议主渠道作用愈发明显。深化党政机关争议问题“2+1+3”化解模式,2024年以来,通过该模式化解行政争议和涉府民事案件134件,一批历史遗留问题得到有效化解。
优化公共法律服务。建立特殊人群法律援助绿色通道,实行“一免三优先”制度,2024年,接待法律咨询3140人次,受理法律援助案件354件,挽回经济损失107万,指派值班律师参与县人民检察院签署认罪认罚具结书65人次。健全覆盖城乡居民的公共法律服务体系建设,建立基层服务站点99个,选派20名优秀律师担任村(社区)法律顾问,切实为群众提供零距离的法律咨询和法律服务。
一年来,我县法治政府建设取得了一些成效,但还存在一些问题和不足:一是有的干部对习近平法治思想学得不够深、悟得不够透,运用法治思维和法治方式推动发展、化解矛盾、维护稳定、开展工作的能力水平还需进一步提高。二是落实行政执法“三项制度”还不够到位,执法力量还相对薄弱,执法不严格、不规范现象还时有发生。三是法治政府建设责任压的还不够紧、不够实,部门(单位)主要负责人对法治政府建设直接抓、持续抓的韧劲不足,高水平法治保障高质量发展的作用发挥不够充分。
下一步,我们将坚持以习近平新时代中国特色社会主义思想为指导,深学笃行习近平法治思想,认真落实全面依法治县各项任务,扎实抓好法治政府建设各项工作,为全县经济社会高质量发展交出更加出彩的法治答卷。一是聚焦法治化营商环境,着力推进依法行政。大力提升依法治县、法治政府、合法性审查等工作质效,以高水平法治护航高质量发展。打好提升行政执法质量三年行动收官战,严格落实行政执法“三项制度”,加强涉企行政执法监督指导,推进公正规范文明执法。二是聚焦社会治理,着力推进矛盾纠纷化解。创新普法工作机制,深入推进“谁执法谁普法”责任制落实,高质量完成“八五”普法终期验收。深入开展行政争议化解工作,认真做好人民调解和社区矫正工作,主动创稳防风险。三是聚焦公平正义,着力优化法律服务。进一步整合优化各类法律服务资源,加强公共法律服务体系建设,不断提升人民群众的法治获得感、幸福感、安全感。',3625);
INSERT INTO "text" VALUES('87dc54216b9528a359f7a588dbc3c1caa9247d87aadbb302189aff3429afcfc5','2021年是全面贯彻落实《法治政府建设实施纲要(2021-2025年)》的开局之年,也是实现“政府行为全面纳入法治轨道,法治政府建设全面突破”的关键奠基之年。在市委、市政府和区委的正确领导下,全区上下坚持以习近平法治思想为指导,深入学习贯彻党的十九大和十九届历次全会精神,坚持用法治思维和法治方式深化改革、推动发展,法治政府建设成效显著。现将有关情况报告如下:
一、上一年度推进法治政府建设的主要举措和成效
(一)坚持以习近平法治思想为指导,统筹推进法治政府建设
1.强化党的领导,全面履行法治建设第一责任人职责。区委、区政府高度重视法治政府建设工作,将法治政府建设纳入全面依法治区工作的重点内容。区政府履行法治政府建设主体责任,区委、区政府主要负责同志对法治建设工作作出批示40余次,亲自听取法治政府建设情况汇报,多次深入基层调研,及时解决法治政府建设中的重大问题。区委先后10次召开区委常委会会议、区委全面依法治区委员会会议,传达学习党中央、市委重要会议精神和重大决策部署,专题研究贯彻落实举措。区主要领导带头学法用法,区委常委会、区政府常务会讲法释法常态化,用实际行动履行法治建设第一责任人职责,为全区同志作出了表率。设立区委依法治区办秘书科,落实3人编制,累计制定重点文件13件,切实把坚持和加强党对法治建设的全面领导落到实处。各级党政机关主要负责同志认真履行主体责任,将法治政府建设纳入单位发展总体规划和年度工作计划,统筹推动各项任务落实,对圆满完成法治政府示范创建和中央法治督察迎检工作起到了关键作用。
2.坚持建设德才兼备的高素质法治工作队伍。将习近平法治思想纳入各级理论学习中心组学习、党员政治学习日、党校培训、领导干部学法述法和处级干部任前考试重要内容,组织360余名国家工作人员参加旁听庭审活动,4623名国家工作人员完成网上学法用法考试。先后举办“蓟州大讲堂”、“习近平法治思想专题讲座”“区管处级干部依法治区专题研讨班”等培训班12场。深入开展法学研究,选送优秀论文5篇,法治实践研究重点课题1个。区委、区政府主要负责同志带头讲法治课,进一步提升领导干部法治意识。
3.扎实推进法治政府建设决策部署落实落地将法治政府建设纳入蓟州区“十四五”规划和二〇三五年远景目标,制定《蓟州区法治政府建设实施纲要(2021-2025年)》。对标中央依法治国办法治政府建设督察要求,开展覆盖全区的法治建设督查考核,组织集中述法和专题述法活动,将“述法”纳入各级领导班子和领导干部述职述责报告。切实做到法治建设与经济社会发展同部署、同推进、同督促、同考核、同奖惩。
(二)坚持“一体化建设”总思路,法治政府建设率先取得突破
1.政府职能依法全面履行。一是着力加强监管效能。印发《关于在全区市场监管领域全面推行部门联合“双随机、一公开”监管实施意见》,细化“一单两库”,实现“监管事项全覆盖、抽查公示全覆盖”。综合运用监督抽查、风险监测、专项整治、事中事后监管、质量问诊“五位一体”监管模式,重点加强食品药品安全、医疗器械安全、特种设备、产品质量安全监管,食品安全工作连续三年在市级考核中被评为“A”级。
二是有效强化生态环境保护。大气环境质量持续改善。坚持减污降碳协同增效,深化“三个减排”。完成重点企业污染防治设施升级改造、重点单位燃气锅炉低氮对标改造、137家涉VOCS企业建档立卡、20家涉VOCS低效设施企业综合治理。统筹推动施工工地严格执行“六个百分之百”措施,露天焚烧行为得到有效遏制。全年有效应对重污染天气6次。全区PM2.5年均浓度改善至36微克/立方米,同比下降10%;优良天数为267天,同比增加11天,两项指标均居全市第一。水环境治理效果明显。持续推进于桥水库夏季藻华监测,守护居民用水安全。扎实推进入河排污口“查、测、溯、治”工作,全区优良水体比例达到100%,8个地表水考核断面全部达标,地表水环境质量综合排名全市第二。土壤和农业农村污染治理成效显著。完成土壤污染重点监管单位土壤环境监测和首轮土壤污染隐患排查整改。建设用地土壤污染状况调查报告评审,一次性通过率均为100%,污染地块安全利用率达到100%。完成4个村居环境综合整治及6条黑臭水体治理任务,99座农村污水处理站顺利通过验收。全年未发生环境突发事件,生态“绿心”涵养功能进一步增强。
三是倾力打造法治化营商环境。开展加强全区法治化营商环境建设专项行动,建立政法机关领导干部与36家企业包联制度,成立服务民营企业“公益律师团”,为企业提供“一对一”服务。加强司法保障,对于涉企、涉重大工程项目的5000余件诉讼案件,开通绿色通道。妥善化解2件破产案件,推进市场主体的有序退出和市场资源的优化整合。严格落实负面清单制度,保证市场主体公平进入。制定2021年度政务诚信评价工作实施方案,编制《企业失信行为修复明白纸》,设立“信用服务”窗口,试点推出“蓟州诚信卡”,推广应用自然人综合信用评价小程序,积极探索“信易+”应用。优化行政审批服务,推进“五减四办”改革任务,现有“马上办”事项615项、“网上办”事项1181项、“就近办”事项693项、“一次办”事项1236项。推动“双随机、一公开”、“涉企轻微违法不处罚”等系列政策规定落实落地。推进“证照分离”改革,办理涉企经营许可事项2754件。加强知识产权执法保护,以“双打”行动、“铁拳”行动等为抓手强化商标侵权违法行为监管。推广企业简易注销试点改革措施,企业登记网上报件率达98%以上,注册登记核准时间压缩至0.5天,简易注销登记公告时间从45天压缩到20天。
2.依法行政水平大幅提升。制订实施《蓟州区重大行政决策程序实施细则》等4项制度文件,编制《2021年度重大行政决策事项目录》,确定年度重大行政决策事项8项,截至目前,3件重大行政决策事项(蓟州区病死畜禽无害化处理中心项目2020-2035年蓟州区民政设施布局规划、黄崖关长城风景名胜区总体规划(2020-2035年))已经区政府审议通过,完成全部程序。严格落实行政规范性文件备案审查评估制度,全年依法审核规范性文件25件,备案审查5件。制定蓟州区政务公开标准目录,设立法治政府建设情况专栏,依法公开法治政府建设报告、重大行政决策、行政规范性文件等内容。全面推行清单管理制度,政府部门权责清单等各类清单事项均动态调整并按照要求公示。出台《蓟州区行政规范性文件后评估工作规定》,开展后评估文件6件,组织行政规范性文件全面清理3次。全区党政机关、群团组织法律顾问覆盖率100%,29家具有行政执法权的行政机关公职律师覆盖率达到50%。71件检察建议、3件司法建议落实回复率100%。全年行政机关负责人出庭应诉率保持100%。推动建立健全防控体系制度机制,依法规范卫生、交通、市场、旅游等领域疫情防控工作。用法治思维清整农村集体资源做法被全市推广,并成功申报全国法治政府单项示范创建项目。
3.行政执法权责统一、严格规范。一是深入推进综合行政执法体制改革。完成市场监管、人力资源等11支专业执法队伍组建工作,工作开展有序。清除不具备执法资格的人员272人,为1451人更换执法证件。依法开展行政执法争议协调,有效处理疑难复杂执法问题29项。出台实施《天津市蓟州区行政执法辅助人员聘用管理办法》,将行政执法辅助人员的选聘管理纳入规范化轨道。
二是全面落实行政执法“三项制度”。组织召开全区行政执法规范化建设工作现场会,发挥典型示范引领作用。将行政执法情况列为区委书记月度工作点评内容,进一步压实行政执法责任。在全区范围内开展行政执法专项整治行动,建立问题台账,逐项对账销号。健全执法人员线上培训、日常考核机制,有效落实日抽查、月评查、季通报工作机制。
三是积极改进行政执法方式。出台《蓟州区进一步优化营商环境改进行政执法方式的指导意见》《蓟州区关于规范落实行政处罚裁量基准的指导意见》,指导全区有效落实行政处罚自由裁量基准和涉企轻微违法免罚清单制度,对纳入正面清单的企业减少现场检查频次,优先运用行政指导等非强制性执法手段。出台《蓟州区关于实行国家机关“谁执法谁普法”普法责任制的实施意见》,落实执法过程中精准普法要求,深入开展执法人员以案释法活动,执法能力和服务水平持续提升。
四是有效强化执法监督。行政执法监督平台年度归集执法信息14万余条,其中行政检查13万余条,处罚案件13796件,抽检行政处罚案件2076件,提出监督意见171条。深入推进“行刑衔接”工作,落实联席会议制度要求,进一步厘清工作职责,规范案件移送程序。深化行政复议体制改革,全面推行“立审分离”,建立蓟州区人民政府行政复议咨询委员会,全年依法审结行政复议案件90件,纠正不当行政行为、确认违法和依法撤销行政行为22件,纠错率24%,经复议区政府为被告的行政诉讼案件胜诉率连续四年实现100%。发挥社会监督作用,依法处理执法投诉6件次,完善纠错问责机制。
4.司法体制建设公正文明高效。深入开展政法队伍教育整顿,常态化进行扫黑除恶斗争,扎实推进四大行业领域专项整治攻坚行动。强力推进审判执行工作,实行“立案首办负责制”,建立司法裁判执行联动中心,全年各类案件结案率82.25%,执行到位标的额8.8亿元,77%刑事速裁案件实现了当天结案。加强检察监督能效,强化民事检察监督、行政检察,突出办理环境资源领域公益诉讼案件,全年督促立案15件,监督撤案13件,为弱势群体挽回损失33万余元,生态环境类公益诉讼案件立案33件。深化警务建设,建立健全警务辅助人员层级化管理办法等配套制度。加强社区矫正、安置帮教工作力度,全年共办理审前、未成年、假释、保外就医等调查案件131件。33个安置帮教基地确保了3096名刑满释放人员的安置率100%。
5.社会矛盾纠纷依法有效化解。强化三级矛调中心建设,全区年度共接待来访6207批次,近期办结率达99.9%,全区1018个调解组织、3250名专兼职人民调解员组织开展矛盾纠纷排查近2万次,依法有效化解重要社会矛盾纠纷1400余件。将行政调解工作纳入政府职能部门职责范畴,组建蓟州区退役军人信访调解委员会、交通事故纠纷调解委员会、商事人民调解委员会,健全公调、检调、诉调对接机制,强化诉前治理,推进“无诉讼乡村”建设、“枫桥派出所”建设,年度诉前化解纠纷86余件,调撤率达到83.33%,同比提高49个百分点。打造多元化联合调解试点,探索推广“示范诉讼+诉前调解+司法建议”、“人民调解+司法确认”、“巡回法庭+多方联动”等先进经验,一站式多元化解纠纷机制建设和诉源治理工作成果在人民网、央广网、天津日报等主流媒体刊载报道。探索建立行政复议多元联合调解模式,发挥行政复议定纷止争主渠道作用,有效化解行政纠纷158件。区镇村三级公共法律服务实体平台全覆盖,法律援助服务为农民工挽回经济损失260余万元。
6.普法依法治理工作深入推进。制定并实施“八五”普法规划,蓟州区法治宣传教育基地获得“天津市法治宣传教育基地”称号,广泛开展习近平法治思想、《中华人民共和国民法典》《中华人民共和国民法典》等各类宣传600余场次,49项法治宣传活动被中国普法网、市级媒体宣传推广。落实《青少年法治教育大纲》,健全完善法制副校长制度,开展覆盖全区中小学校预防未成年人犯罪专项法治宣传活动260余场次。开展国家级民主法治示范村复核活动,组织3928名“法治带头人”“法律明白人”网上法治培训,基层法治文化建设有效推进。
二、上一年度推进法治政府建设存在的不足和原因
取得成绩的同时我们也清醒的看到在推进法治政府建设工作中存在的不足:
一是习近平法治思想学习还有待进一步深化部分领导干部运用法治思维、法治方式推进工作、解决问题的能力不强,自我要求不够严格,主动学习意识有待进一步增强,理论学习的深度广度还不够,知行合一、学以致用、努力实现理论学习向工作实效的成果转化还不够明显。比如在全市习近平法治思想和专业性法律知识考核中,我区排名相对靠后。再比如畜禽散养户粪污治理问题,各部门一直未找到依法解决的有效途径,直到中央环保督察指出问题后,区委主要领导亲自上手召集相关部门反复研究,问题才得以解决。
是公职律师队伍需要加强我区公务员队伍中具备法律职业资格的人员较少。前期,由于加强公职律师队伍建设的可行性意见建议落实不到位,在机构设置、健全制度、工作标准、责任落实等方面缺乏实际性、可操作性的具体举措,导致2020年上半年,全区应配备公职律师的40家党政机关,仅有6家配备,配备率仅为15%。后经认真研究整改,调整工作思路,依法治区委员会出台并大力推行《关于加快推进公职律师工作的实施方案》,公职律师队伍现状得以大为改善。截止2021年底,全区已有15家党政机关配备了公职律师,配备率提升22.5%,公职律师人数也由29名增长为43名,2023年底前将实现公职律师党政机关全覆盖。
三是基层行政执法力量相对薄弱按照执法权限向基层倾斜的改革要求,推动执法重心下移、同步下沉编制资源、加大执法人员、经费、装备等向基层倾斜的力度还不够,乡镇(街道)行政执法能力还有待进一步提升。目前乡镇街承担397项行政执法职权,但全区27个乡镇街共有执法人员290人,占全区行政执法人员总数19.6%,与承担的执法任务不相匹配。
四是治化营商环境程度不够高。尽管区委、区政府高度重视法治化营商环境建设,审批的便利化程度越来越高,审批时限越来越短,但在蓟州区落户的大项目、好项目还不够多,与其他区相比差距依然很大,抓经济促发展意识还不够强,大招商氛围还不够浓厚,法治化营商环境对经济的积极促进作用还不够明显。
五是“述法”工作开展不够深。我区已经制定“述法”方案,但实际“述法”工作对照“述法”要求存在较大差距,形式较为单一,内容不够详实有力,没有很好的起到总结工作、接受监督、发现问题、督促整改的作用。
产生问题的原因:
一是理论学习向工作实效的成果转化还不够明显。部分领导干部对党的重大理论创新成果和习近平新时代中国特色社会主义思想的学习没有做到深研细读、入脑入心,对有些理论虽反复学习,但“钻劲”还不到位,缺乏应有的深度、广度,有些理论并未吃透精神实质,没能将依法行政工作与习近平法治思想的相关理论有机结合,进而导致学用脱节。
二是公职律师配备和使用工作机制尚不健全。大多数单位法律专业人才缺失,招收相关岗位人数比例偏低,缺乏可操作性很强的鼓励和内部培养机制,导致全区公职律师配备和使用工作的推进相对迟缓。
三是街镇乡“一支队伍管执法”的改革还不彻底。区级部门在加强对街镇乡综合执法的业务指导方面还有欠缺,对乡镇(街道)综合行政执法工作的组织协调和执法监督还有待于进一步规范。信息共享、执法协作等机制还不健全,区级部门及其执法力量在基层常驻和报到制度还未全方位有效落实。
四是法治化营商环境的构建上还有所欠缺。管理与服务同步推进工作还不够深入,“双随机、一公开”“包容审慎”的执法监管理念树的还不够牢固,行政审批制度改革尚不彻底,公平竞争环境较先进区相比还不十分成熟。全面倡导柔性执法、优先运用行政指导和非强制性执法手段引导促进企业依法经营和依法办事的意识还有待于进一步提升。
五是依法行政意识还有待于进一步强化。法治督察工作不够深入全面,“关键少数”带头学法、尊法、守法、用法作用发挥还不够明显,未有效组织乡镇(街道)政府主要负责人向区政府进行专题“述法”,“述法”工作常态化机制尚不健全,压力传导不到位。
三、下一年度推进法治政府建设的主要安排
一是在学懂弄通做实习近平法治思想上狠下功夫。综合运用培训、调研、考核、督察等手段提升法治工作队伍尊法学法守法用法意识,针对不同群体细化工作方案,广泛开展学习宣传,大力推动法治政府、法治社会、法治乡村建设。
二是持续深化法治政府示范创建。制定我区“十四五”时期法治政府建设纲要,对标示范创建要求,创建全国法治政府建设综合示范区。结合中央依法治国办法治政府建设督察反馈情况,开展全面整改,深化法治政府建设。
三是加强法治人才队伍建设树立重视法治素养和法治能力用人导向,增加具有法律学习背景的人员招录比例,加大现有工作人员内部调剂和培养力度,逐步解决法律学习专业背景人员不足的问题。持续推动执法力量向基层下沉,通过多种渠道解决基层法治队伍力量薄弱问题。
四是严格督察考核加强行政败诉考评权重,持续开展“述法”工作和“典型差案”“示范优案”评查活动,严密组织法治建设督察,将评查结果纳入绩效考核。充分利用约谈、督办、通报曝光等方式,督促问题整改,为建设生态优先绿色发展典范城市提供坚实的法治保障。
五是搭建区级企业家法治服务平台。深化区政法机关包联企业机制,充分发挥政法机关、政府部门职能作用,统筹整合各领域法治资源,提升法治化营商环境效能,为企业提供集约化、精准化、专业化法治服务,为企业健康发展提供有力法治保障。
六是提升“述法”工作效果。深化《关于党政主要负责人履行推进法治建设第一责任人职责情况列入年终述职内容工作的实施方案》落实,严格按照“述法”内容、形式、范围要求进行,充分发挥“述法”对工作开展的推动作用,努力实现以领导干部“述法”提升依法执政、依法行政能力目标。
天津市蓟州区人民政府
2022年2月22日',7063);
INSERT INTO "text" VALUES('e92ccdeee4359b3990a155aedcf37d25c35b07578793f2c52f0f787e106a6e2f','2019年,我市贯彻落实中央、省《法治政府建设实施纲要》《赣州市法治政府建设实施方案》,紧紧围绕赣南苏区振兴发展大局,突出转变政府职能、依法科学民主决策、严格规范公正文明执法、化解社会矛盾纠纷等重点工作,推进法治政府建设成效显著,为加快推进赣南苏区振兴发展提供有力的法治保障。现将工作情况报告如下:
一、完善工作机制,夯实法治政府建设工作基础
(一)全面加强组织领导。一是高位统筹推进。市委书记李炳军主持召开市委全面依法治市委员会第一次会议,专题听取2018年我市法治建设工作情况汇报并部署2019年全市法治建设工作。下发2019年法治政府建设工作要点,细化职责分工,压实工作责任。二是完善组织机构。根据机构改革情况和法治政府建设工作需要,及时调整市推进法治政府建设工作领导小组成员。三是严格依法公开。严格落实法治政府建设情况年度报告和公开要求,2019年初,市政府向市委、市人大常委会和省政府专题报告我市2018年法治政府建设工作情况,并通过市政府网站和赣南日报向社会公开。
(二)推进法治能力建设。一是推进领导干部学法。2019年初印发市政府常务会议学法安排,在市政府常务会上组织学习《水污染防治法》《生产安全事故应急条例》《政府投资条例》等法律法规。邀请中国法学会副会长甘藏春在市委中心组学习(扩大)会上作题为《在全面深化改革中不断推进营商环境的改善》的法治专题讲座。二是强化法治政府建设培训。组织开展全市法治政府建设专题培训和市直单位行政执法人员通用法律知识培训,提高全市法治政府建设工作队伍履职能力。三是加强法制机构能力建设。2019年,市司法局共举办8期“法治论坛”,以讲、学、评、议的方式,深入研究法治政府建设重点、难点问题。
(三)健全督察考评机制。一是明确督察工作任务。下发《〈法治政府建设与责任落实督察工作规定〉工作任务清单》,明确督察任务,细化工作要求。二是强化专项督察和综合督察。先后组织开展全市食品药品监管执法司法专项督察、县级党政主要负责人履行推进法治建设第一责任人职责情况督查、营造法治化营商环境保护民营企业发展专项调研督察和法治政府建设全面督察等。三是强化考核和结果运用。将法治政府建设考评纳入全面依法治市考核、政府部门绩效考核、高质量发展考核、综治考核等考核体系,有序开展对县(市、区)政府和市直单位的法治政府建设年度考评。
二、深化“放管服”改革,着力打造“四最”发展环境
(一)全面推进机构改革。一是全面完成市级机构改革。改革后,市本级共设置党政机构50个,17个新组建和重新组建的机关部门均已印发“三定”方案,29个涉改部门已下发职责机构编制事项调整通知。二是同步推进县级机构改革工作。3月底前基本完成机构改革任务,加快建立系统完备、科学规范、运行高效、符合赣州实际的机构职能体系。在全省机构改革总结大会上,我市作典型发言。
(二)大力推动简政放权。一是做好事项精简下放。市本级保留实施行政许可事项92项,取消实施、下放和转变管理方式的行政许可事项分别为7项、7项和2项。二是推进事项标准化梳理。市本级和崇义县作为全省市、县两级政务服务事项对接全国一体化平台工作试点地区,梳理依申请事项2800余项、非依申请事项5500余项,为江西对接全国统一平台作出了赣州贡献,获省政务办通报嘉奖。三是推进“减证便民”服务。分四批公布“最多跑一次”事项清单,取消调整证明材料283项,截至2019年底,市本级“最多跑一次”事项占比达91%。
(三)创新“互联网+”模式。一是推进“互联网+政务”。全省首个综合政务服务APP“赣州通”正式上线,并代表“数字赣州”参展“世界互联网大会”。截至2019年底,“赣州通”注册用户260.7万,居全省第一。试点全国企业开办“零见面”改革,建设全省首个企业开办的全程网上办理平台“赣州企业开办一窗办平台”。二是推进“互联网+监管”。推进在线监管系统建设,落实监管清单制度,每月按时上报监管动态和曝光台信息。三是组建“中介超市”。采取“互联网+实体入驻”的形式,实现中介服务收费、办理时限“双下降”。截至2019年底,共进驻各类中介服务机构1143家,完成各类中介服务项目2497宗。
(四)建设便民服务平台。一是实现“一站式”服务。高标准建设“市区合一”的两个中心,市本级和章贡区所有行政审批事项入驻行政审批中心,与群众生产生活密切相关的308个公共服务事项入驻市民综合服务中心。二是开创“一链办理”模式。在全省率先启动“一链办理”改革,市本级第一批推出五个“一链办理”事项。三是推进政务热线平台建设。市“12345”政府服务热线平台建设启用,提供7×24小时服务。截至2019年底,热线平台共接到群众诉求电话14417次,形成有效工单10943件,办结10571件,办结率97%。
(五)推进工程建设审批改革。一是实施“联合图审”。整合消防、人防、技防等技术审查并入施工图设计文件审查,统一出具审查结果。一般项目的施工图审查不超过5个工作日,复杂项目的施工图审查不超过8个工作日。二是实施“竣工测验合一”。整合所有需要测绘验收的事项,开展联合测绘、联合验收。三是实施“标准地+承诺制”。将技术性审查转移至审批后办理,大幅压减项目前期审批时间。2019年6月,全省首宗“标准地+承诺制”宗地在赣州经开区成功挂牌出让。
(六)加快推进社会信用体系建设。一是健全社会信用体系。制定社会信用体系建设年度工作要点、考核指标,明确年度工作任务和目标要求,相关部门配套出台21个领域的相关信用体系建设制度。二是推进信用基础工作。信用赣州网站和微信公众平台投入使用,保持常态化更新。广泛开展诚信主题宣传活动,2019年,我市信用监测排名列全省第2名,在全国262个地级市中列32名,同比提升39名。
三、加强重点领域立法,发挥地方立法引领作用
(一)科学制定立法计划。落实市委常委会决定的市人大常委会立法工作计划,将《赣州市饮用水水源地保护条例(草案)》《赣州市水土保持条例(草案)》地方性法规草案项目列入市政府2019年度立法工作计划并组织实施,发挥地方立法引领作用,推进生态文明建设。
(二)有序推进立法进程。一是坚持民主立法。每个立法项目都通过网上公布草案、发放征求意见函等方式广泛听取意见。对群众关切、专业技术较强的问题,采取召开座谈会、专家论证会等方式,听取人大代表、政协委员、行政相对人和专家学者的意见建议。二是坚持科学立法。立法调研坚持问题导向,准确聚焦问题所在,找准破解问题、化解矛盾、协调诉求、推动发展的思路方法。三是完成立法任务。2019年3月和6月,分别完成《赣州市饮用水水源地保护条例(草案)》《赣州市水土保持条例(草案)》的起草审查工作。截至2019年底,《赣州市饮用水水源地保护条例》已颁布实施,《赣州市水土保持条例(草案)》已通过市人大常委会二审。
(三)及时清理法规规章和规范性文件。一是清理涉及机构改革的法规规章。组织对我市在机构改革前通过的现行有效的3部地方性法规和2部政府规章开展清理修改,年内完成修改并重新发布施行。二是清理不符合现行开放政策的法规、规章和规范性文件。对我市现行有效的地方性法规、政府规章和市、县级政府及其部门规范性文件共302件组织开展排查清理,未发现与现行开放政策和《外商投资法》不符的法规、规章和规范性文件。
四、坚持依法决策,积极有效防范法律风险
(一)加强法制审核。认真把好重大行政决策法律关,2019年,经合法性审核把关的市政府涉法重要文件文稿157件、重大合同(协议)58件,市政府部门涉法事项25件,审核部门提出书面法律审核意见34件,提出具体意见、建议125条,向市直其他部门提出书面法律审核意见49件,提出具体意见、建议98条。
(二)完善制度建设。印发各级政府法治机构开展合法性审查工作指南,规范指导全市合法性审核工作,确保所有拟以政府名义出台的重大举措、行政规范性文件及签订的协议(合同)均经过合法性审核。
五、强化行政执法监督,推进严格规范公正文明执法
(一)深入推进“双随机、一公开”监管。一是强化组织实施。督促执法单位行政检查时随机选派执法检查人员、随机抽取检查对象,抽查情况和检查结果向社会公开。二是落实公开公示。2019年,全市依托省“双随机、一公开”行政执法监督平台公示抽查事项清单4309项,检查人员11418人,检查对象278608家,检查结果32278项,执法案件10530件。三是推进规范监管。积极与“互联网+监管”系统对接,推送监管行为数据。探索在中小微企业建立行政检查监测点制度,有效规范行政检查行为。
(二)全面推行行政执法“三项制度”。一是健全制度体系。印发《赣州市推行行政执法“三项制度”工作协调机制》等五项规定,为各地各部门推行“三项制度”提供有力指导。二是强化调研督导。组织相关部门深入行政执法单位调研“三项制度”落实情况,督促工作有序推进。在全省推行行政执法“三项制度”推进会上,我市作典型发言。
(三)加强行政执法监督工作。一是强化行政执法人员资格管理。截至2019年底,市本级持证上岗的执法人员共有2126名。二是强化备案监督。对报备的规范性文件和重大具体行政行为进行合法性审查,发现问题提出行政执法监督建议。2019年,规范性文件备案43件,重大具体行政行为备案9件。三是强化重点领域执法监督。组织相关部门对生态环境保护、食药安全、安全生产、公安机关行政处罚等重点领域进行执法检查,规范行政执法行为。
六、积极化解矛盾纠纷,有力维护社会公平正义
(一)行政复议工作水平大幅提升。一是认真办理行政复议案件。2019年,市政府共受理行政复议案件179件,其中办结149件,纠错102件,纠错率68.46%,极大提升依法行政水平。二是健全行政复议案件审理机制。行政复议案件立案信息通过市政府网站公开,加大公开听证审理力度,2019年共召开复议听证会29次。推行说理式行政复议决定书,增强行政复议的专业性、透明度和公信力。
(二)行政应诉工作水平大幅提升。一是支持法院依法受理行政案件。2019年,市政府行政应诉案件136件。所有的应诉案件都依法及时提交答辩和证据材料,组织人员出庭应诉,积极履行法院生效裁判。二是积极推进行政机关负责人出庭应诉。印发《关于进一步做好行政机关负责人出庭应诉及行政机关履行生效裁判工作的意见》,推动全市行政应诉工作,并定期通报、调度。2019年,我市行政机关负责人出庭应诉率从上一年的20%上升到90.1%,居全省第一。
2019年,我市法治政府建设工作虽然取得一定成绩,但与建设法治政府的目标和上级的要求相比还有不足,比如,少数地方和部门领导干部在重大行政决策过程中存在以征求意见、会签或参加审议等方式代替合法性审核的现象,有的单位存在对行政执法“三项制度”、“双随机、一公开”监管等工作落实不到位等问题。对此,我们将认真加以解决。
下一步,我市将继续深入学习贯彻习近平新时代中国特色社会主义思想,全面贯彻落实习近平总书记视察江西和赣州重要讲话精神,以改革创新精神全面推进依法行政,加快法治政府建设,为赣南苏区振兴发展创造更加优良的法治环境。一是进一步加强各级领导干部法治培训,提高依法行政的能力和水平。二是进一步深化相对集中行政许可权改革,积极指导纳入全省第三批试点范围的县(区)做好相对集中行政许可权改革。三是持续推进证明事项清理工作,深化“最多跑一次”和“一链办理”改革。四是全面落实行政执法“三项制度”“双随机、一公开”监管等工作,促进严格规范公正文明执法。五是进一步提升行政复议应诉工作水平,提高纠纷化解法治化水平。六是强化法治政府建设示范创建和督察考评,全面推动法治政府建设工作任务落实。
2020年2月28日',4809);
INSERT INTO "text" VALUES('8dabcfa4cb73f1e0b2697bf87ecce7702de36ed28f5523a91710ac88783cd5b5','2024年,泾源县坚持以习近平新时代中国特色社会主义思想为指导,全面贯彻落实党的二十大和二十届二中、三中全会精神,深入学习宣传贯彻习近平法治思想,认真落实区市党委、政府及县委关于法治政府建设部署要求,聚焦法治政府建设提升工程“15336”工作思路,扎实推进法治政府建设各项工作取得了明显成效,为全县经济社会高质量发展提供了坚强法治保障。
一、突出政治引领,筑牢法治建设根基
深学细悟强思想。坚持把学习贯彻习近平法治思想作为首要政治任务,一体推进日常学法、会前学法、任前考法、年终述法,开展县委常委会、政府常务会议会前学法69次、理论学习中心组学法21次,举办领导干部习近平法治思想专题讲座4期,组织科级干部任前考法2次,领导干部运用法治思维和方式深化改革、推动发展、应对风险的能力水平不断提升。
系统谋划抓部署。县委、县政府领导同志认真履行法治建设第一责任人职责,对法治政府建设工作亲自部署、重点环节亲自协调、重点任务亲自督办,印发《泾源县法治政府建设“八大行动(2024)”任务清单》,从8个方面提出29项具体任务对法治政府建设工作谋篇布局,召开政府常务会议、专题会议3次,听取有关情况汇报、研究部署法治政府建设工作,推动各项工作任务落实落细。
加强考核促落实。充分发挥领导干部“关键少数”引领带动作用,将法治政府建设纳入领导班子和领导干部年度考核,开展“一把手”述法评议,压实第一责任人责任。建立法治督察与纪检监察、巡视巡察协作配合机制,聚焦法治政府建设难点、群众反映热点问题,开展督察3次,下发整改通知单39份,现场反馈问题172条。从严执行法治政府建设年度报告制度,接受社会监督,公布率达到100%。
二、紧扣中心工作,提升法治保障能力
不断优化政府机构职能。完成新一轮机构改革,缩减机构数9个,梳理部门(单位)权责清单事项3158项,及时对证明事项清单、中介服务事项清单等进行调整,规范权力运行。开展乡镇履职事项清单编制工作,对下放乡镇的66项综合执法事项进行评估,及时收回乡镇接不住、管不好的执法事项。
全面提升政务服务效能。深化“放管服”改革,推行“线上+线下”审批模式,“一网通办”事项占比85%,75项高频事项“跨省通办”。建立重点项目审批8+N会商机制,推行“自助办”“代帮办”“预约办”模式,开展“周末不打烊”服务,不断推进政务服务标准化、规范化、便利化。
着力优化法治化营商环境。坚持法治是最好的营商环境,召开民营经济高质量发展大会、民营企业纾困解难集中办公会,解决企业发展难题136件,落实减税降费1420户1500万元,为企业纾困转贷1388万元,为941户市场主体进行信用修复。扎实开展涉及不平等对待企业政策文件和罚款规定清理工作,对现行有效的6545件行政规范性文件和政策性文件全面起底排查,梳理涉企文件152件,对存在不平等对待企业的13件进行了全面清理,为各类企业公平竞争、良性发展提供了有力法治保障。
全力防范重大安全风险。完善各类应急预案,扎实开展安全生产治本攻坚三年行动,排查整治城镇燃气、煤矿、道路交通等重点行业领域风险隐患,妥善处置两轮强降雨,全面排查泄洪沟道、淤地坝等重点部位,应急管理和应急能力体系建设不断强化。
三、坚持依法行政,规范行政权力运行
加强行政规范性文件管理。严格落实行政规范性文件“统一登记、统一编号、统一公布”要求,坚持做到有件必备、有备必审、有错必纠。2024年,审查行政规范性文件4件,制定发布2件,规范性文件报备率、及时率、规范率均达100%。
坚持科学民主依法决策。编制公布年度重大行政决策事项目录,严格落实“公众参与、专家论证、风险评估、合法性审查、集体讨论决定”的决策程序,从严审核把关重大决策、合作协议、政策文件,审查各类决策事项52件,最大限度预防和避免了政府行政决策法律风险。
注重发挥法律顾问作用。督促、引导政府法律顾问参与重大涉法事务的咨询、审核及协调处理工作。全年协助审查县政府合同、协议82件,提出审查意见300条,参与化解涉府民事案件和行政争议案件4件,为县政府及各部门依法行政提供了高质量意见建议。
四、加强执法监管,推进严格规范执法
提升行政执法质量。大力实施提升行政执法三年行动,压茬推进6个方面43条措施,行政执法质效进一步提升。严格落实行政执法“三项制度”,编制公示行政执法事项清单3645项,组织开展行政执法突出问题梳理,梳理出的13条问题已全部整改完成。
强化行政执法监督。成立行政执法协调监督局并启用印章,在29家行政执法单位设立或确定法制机构,聘请行政执法监督员10名,健全行政执法监督体系。开展涉企行政执法专项监督,通过畅通投诉举报渠道、清理涉企行政复议和诉讼案件、建立联系企业制度等方式,广泛收集问题线索,涉企过度执法、趋利性执法等问题得到有效整治。开展行政执法案卷评查2轮次,发现问题160余条,及时向行政执法部门反馈,进一步规范执法工作。
加强执法人员管理。深化行政执法体制改革,完善执法机制,撤销3支执法队伍、执法职能回归机关,保留的6支执法队伍全部规范到位,乡镇实现“一支队伍管执法”。采取“线上+线下”方式,分批次、分领域培训行政执法人员360人次,组织122名干部参加全区行政执法证件申领考试,为考试合格的77人办理执法证件,安排对29家执法主体的301件执法证件进行年审,采取“四个一批”方式对不具有执法资格参与行政执法人员进行清理,确保具有行政执法资格的人员在执法一线。
五、践行法治为民,提高基层治理效能
深化普法宣传教育。深入推进“八五”普法,实施公民法治素养提升工程,建成法律服务工作室99个,精准培育法律明白人895人、农村学法用法示范户150户,司法局、公安局、教育体育局获评全区“八五”普法中期表现突出单位。制定《进一步推进移风易俗助力乡村振兴的实施意见》,开展农村高额彩礼专项治理,对婚嫁彩礼量化“限高”,高额彩礼得到有效遏制。
推动矛盾纠纷化解。坚持和发展新时代“枫桥经验”,深化“塞上枫桥”基层法治工作机制“1+1+3”固原实践,落实领导接访下访、包案化解机制,一批“骨头案”“钉子案”得到有效化解。规范设立各类调解组织122个,培育专兼职调解员572人,2024年,全年调解矛盾纠纷980件,矛盾纠纷化解率96.77%,涉及金额7800万元。常态化开展中小学“315”分钟日常法治教育,从根本上预防和减少未成年人违法犯罪。
提升行政复议质效。建立预防和化解行政争议联席会议制度,开展行政复议法系列宣传活动,行政复议社会知晓率和首选率大幅提升。新的行政复议法实施以来,收到行政复议申请45件,同比增长400%,行政机关负责人出庭应诉率100%,行政复议化解行政争议主渠道作用愈发明显。深化党政机关争议问题“2+1+3”化解模式,2024年以来,通过该模式化解行政争议和涉府民事案件134件,一批历史遗留问题得到有效化解。
优化公共法律服务。建立特殊人群法律援助绿色通道,实行“一免三优先”制度,2024年,接待法律咨询3410人次,受理法律援助案件354件,挽回经济损失107万,指派值班律师参与县人民检察院签署认罪认罚具结书65人次。健全覆盖城乡居民的公共法律服务体系建设,建立基层服务站点99个,选派20名优秀律师担任村(社区)法律顾问,切实为群众提供零距离的法律咨询和法律服务。
一年来,我县法治政府建设取得了一些成效,但还存在一些问题和不足:一是有的干部对习近平法治思想学得不够深、悟得不够透,运用法治思维和法治方式推动发展、化解矛盾、维护稳定、开展工作的能力水平还需进一步提高。二是落实行政执法“三项制度”还不够到位,执法力量还相对薄弱,执法不严格、不规范现象还时有发生。三是法治政府建设责任压的还不够紧、不够实,部门(单位)主要负责人对法治政府建设直接抓、持续抓的韧劲不足,高水平法治保障高质量发展的作用发挥不够充分。
下一步,我们将坚持以习近平新时代中国特色社会主义思想为指导,深学笃行习近平法治思想,认真落实全面依法治县各项任务,扎实抓好法治政府建设各项工作,为全县经济社会高质量发展交出更加出彩的法治答卷。一是聚焦法治化营商环境,着力推进依法行政。大力提升依法治县、法治政府、合法性审查等工作质效,以高水平法治护航高质量发展。打好提升行政执法质量三年行动收官战,严格落实行政执法“三项制度”,加强涉企行政执法监督指导,推进公正规范文明执法。二是聚焦社会治理,着力推进矛盾纠纷化解。创新普法工作机制,深入推进“谁执法谁普法”责任制落实,高质量完成“八五”普法终期验收。深入开展行政争议化解工作,认真做好人民调解和社区矫正工作,主动创稳防风险。三是聚焦公平正义,着力优化法律服务。进一步整合优化各类法律服务资源,加强公共法律服务体系建设,不断提升人民群众的法治获得感、幸福感、安全感。',3625);
INSERT INTO "text" VALUES('78118c2149341ae1daa9f10ab43202545d2e8f37ff368dfa556d1f4afb19588f','2022年,蓟州区坚持以习近平新时代中国特色社会主义思想为指导,深入学习宣传贯彻党的二十大精神,全面贯彻习近平法治思想,认真落实《法治政府建设实施纲要(2021-2025年)》和市委、市政府工作部署,持续推进依法行政,法治政府建设取得新的进展。现将有关情况报告如下:
一、上一年度推进法治政府建设的主要举措和成效
(一)加强党的领导,压实法治建设责任
1.坚持高位推动。区委、区政府主要负责同志认真履行推进法治建设第一责任人职责,区政府常务会议专题研究法治政府建设议题9次,会前学法12次,审定年度重点任务46项,全部明确牵头单位和完成时限。
2.抓实学法述法。把习近平法治思想纳入各级理论学习中心组学习内容,举办专题培训班7期,培训干部1860人次,组织27个乡镇街道和38个区级部门的主要负责人开展年终述法,述法实现全覆盖。
(二)转变政府职能,优化法治化营商环境
1.深化行政审批制度改革。动态调整政务服务事项目录,公布区级政务服务事项1324项,其中全程网上办理事项1187项,平均办理时限压缩至3.2个工作日,新增“一件事一次办”集成服务15项。
2.加强涉企服务。走访企业412户,协调解决用地、用工、融资等问题268件,为中小企业减免租金1530.6万元,清理不符合优化营商环境要求的文件14件。
(三)完善决策程序,提高制度建设质量
严格执行重大行政决策程序规定,公布年度重大行政决策事项目录6项,全部履行公众参与、专家论证、风险评估、合法性审查和集体讨论决定程序。审核行政规范性文件21件,提出修改意见97条,备案率、及时率、规范率均为100%。审查政府合同63份,涉及金额4.7亿元。
(四)规范行政执法,促进公平公正
1.落实行政执法“三项制度”。公示行政执法信息8.9万余条,制作执法全过程记录音像资料6400余份,法制审核重大执法决定339件。
2.强化执法监督。开展行政执法案卷评查4次,评查案卷520卷,合格率98.3%,发出执法监督建议书18份,注销不符合条件的执法证件36件。
(五)化解矛盾纠纷,维护社会和谐稳定
全年收到行政复议申请117件,审结108件,直接纠错19件,行政机关负责人出庭应诉率保持100%。排查调处矛盾纠纷5280件,调解成功率97.4%。办理法律援助案件891件,为群众挽回经济损失640余万元。
(六)深化普法宣传,营造良好法治氛围
实施“八五”普法规划,开展“美好生活·民法典相伴”等主题宣传活动350场次,发放资料7.6万份,培养“法律明白人”3105名,新建法治文化阵地11处。
二、上一年度推进法治政府建设存在的不足和原因
一是个别部门主要负责人运用法治思维解决复杂问题的能力还有欠缺,学用结合不够紧密。二是基层执法力量与承担的任务还不匹配,执法人员专业培训的针对性有待加强。三是行政规范性文件后评估结果运用不够充分,部分制度没有及时修订。
三、下一年度推进法治政府建设的主要安排
一是持续深入学习贯彻党的二十大精神和习近平法治思想,健全领导干部应知应会法律法规清单制度。二是围绕提升行政执法质量,分级分类开展执法人员培训,年内培训不少于2000人次。三是完善府院联动机制,推动行政争议实质性化解。四是加强法治督察,把整改落实情况纳入年度绩效考核,确保各项任务落到实处。
天津市蓟州区人民政府
2023年3月10日',1392);
CREATE TABLE version (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	text_sha VARCHAR NOT NULL, 
	from_at DATETIME NOT NULL, 
	until_at DATETIME, 
	cause VARCHAR NOT NULL, 
	run_id INTEGER NOT NULL, 
	capture_id INTEGER NOT NULL, 
	extractor VARCHAR NOT NULL, 
	rule_hash VARCHAR NOT NULL, 
	method VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	title VARCHAR, 
	issuer VARCHAR, 
	region VARCHAR, 
	level VARCHAR, 
	report_year INTEGER, 
	published_on DATE, 
	source_line VARCHAR, 
	document_number VARCHAR, 
	signed_on DATE, 
	facts_from JSON NOT NULL, 
	attachments JSON NOT NULL, parts JSON DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_version PRIMARY KEY (id), 
	CONSTRAINT fk_version_capture_id_capture FOREIGN KEY(capture_id) REFERENCES capture (id), 
	CONSTRAINT fk_version_document_id_document FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_version_run_id_run FOREIGN KEY(run_id) REFERENCES run (id), 
	CONSTRAINT fk_version_text_sha_text FOREIGN KEY(text_sha) REFERENCES text (sha256), 
	CONSTRAINT uq_version_document_id_number UNIQUE (document_id, number)
);
INSERT INTO "version" VALUES(1,1,1,'799bee8ce12844d9a8b7146225c7c5a38a855a425512e5417575f858f3dcf869','2026-11-22 15:36:33.668837',NULL,'baseline',1,1,'3+trafilatura-2.3.1','4f53cda18c2baa0c','container:.v_news_content','report','秦州区2020年法治政府建设情况报告','天水市秦州区人民政府','620502','county',2020,'2021-01-29','秦州区司法局',NULL,NULL,'{"title": "heading", "published_on": "label", "report_year": "title", "issuer": "source", "source_line": "label", "region": "source", "level": "source"}','[]','[]');
INSERT INTO "version" VALUES(2,2,1,'81eab8b178ba174a64c13107ef9743462bf9df82a95209c936a44d565537fffb','2026-11-22 15:36:33.797733',NULL,'baseline',1,2,'3+trafilatura-2.3.1','4f53cda18c2baa0c','container:.article-content','report','十堰经济技术开发区2023年法治政府建设情况报告','十堰经济技术开发区管理委员会','420300','zone',2023,'2024-02-26','本网',NULL,'2024-01-30','{"title": "meta", "published_on": "label", "report_year": "title", "issuer": "source", "source_line": "meta", "signed_on": "body", "region": "source", "level": "source"}','[]','[]');
INSERT INTO "version" VALUES(3,3,1,'13988c6b016b2fc7e4d3fd865268fcb93d359e2568e9dc7c44c944393f6e1876','2026-11-22 15:36:33.747200','2026-11-22 15:36:37.930971','baseline',1,3,'3+trafilatura-2.3.1','4f53cda18c2baa0c','container:#zoom','report','泾源县人民政府2024年度法治政府建设情况报告','泾源县人民政府','640424','county',2024,'2025-03-17','泾源县司法局',NULL,NULL,'{"title": "meta", "published_on": "label", "report_year": "title", "issuer": "title", "source_line": "label", "region": "source", "level": "source"}','[]','[]');
INSERT INTO "version" VALUES(4,4,1,'87dc54216b9528a359f7a588dbc3c1caa9247d87aadbb302189aff3429afcfc5','2026-11-22 15:36:33.777283',NULL,'baseline',1,4,'3+trafilatura-2.3.1','4f53cda18c2baa0c','container:.TRS_Editor','report','天津市蓟州区人民政府关于2021年法治政府建设情况报告','天津市蓟州区人民政府','120119','county',2021,'2022-03-18','天津市蓟州区人民政府',NULL,'2022-02-22','{"title": "meta", "published_on": "label", "report_year": "title", "issuer": "title", "source_line": "label", "signed_on": "body", "region": "source", "level": "source"}','[]','[]');
INSERT INTO "version" VALUES(5,5,1,'e92ccdeee4359b3990a155aedcf37d25c35b07578793f2c52f0f787e106a6e2f','2026-11-22 15:36:34.580690',NULL,'baseline',1,5,'3+trafilatura-2.3.1','4f53cda18c2baa0c','densest','report','赣州市2019年法治政府建设情况报告','赣州市人民政府','360700','city',2019,'2020-03-03','赣州市司法局',NULL,'2020-02-28','{"title": "title", "published_on": "label", "report_year": "title", "issuer": "source", "source_line": "label", "signed_on": "body", "region": "source", "level": "source"}','[]','[]');
INSERT INTO "version" VALUES(6,3,2,'8dabcfa4cb73f1e0b2697bf87ecce7702de36ed28f5523a91710ac88783cd5b5','2026-11-22 15:36:37.930971',NULL,'site',2,7,'3+trafilatura-2.3.1','4f53cda18c2baa0c','container:#zoom','report','泾源县人民政府2024年度法治政府建设情况报告','泾源县人民政府','640424','county',2024,'2025-03-17','泾源县司法局',NULL,NULL,'{"title": "meta", "published_on": "label", "report_year": "title", "issuer": "title", "source_line": "label", "region": "source", "level": "source"}','[]','[]');
INSERT INTO "version" VALUES(7,6,1,'78118c2149341ae1daa9f10ab43202545d2e8f37ff368dfa556d1f4afb19588f','2026-11-22 15:36:38.013276',NULL,'site',2,9,'3+trafilatura-2.3.1','4f53cda18c2baa0c','container:.TRS_Editor','report','天津市蓟州区人民政府关于2022年法治政府建设情况的报告','天津市蓟州区人民政府','120119','county',2022,'2023-03-20','天津市蓟州区人民政府',NULL,'2023-03-10','{"title": "meta", "published_on": "label", "report_year": "title", "issuer": "title", "source_line": "label", "signed_on": "body", "region": "source", "level": "source"}','[]','[]');
CREATE INDEX ix_alert_status ON alert (status, next_try_at);
CREATE INDEX ix_document_source_id ON document (source_id);
CREATE UNIQUE INDEX uq_incident_open ON incident (source_id, kind) WHERE closed_at IS NULL;
CREATE INDEX ix_version_text_sha ON version (text_sha);
CREATE UNIQUE INDEX uq_version_current ON version (document_id) WHERE until_at IS NULL;
CREATE INDEX ix_change_detected_at ON change (detected_at);
CREATE INDEX ix_change_document_id ON change (document_id);
CREATE INDEX ix_redirect_document_id ON redirect (document_id);
CREATE INDEX ix_redirect_to_document_id ON redirect (to_document_id);
COMMIT;
